# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events put into queues before a consumer starts."""

import json
from typing import Any, TypeVar

import pika

from scripts.bench.children import ask, foreign
from scripts.bench.subjects.service import ACTOR, EVENT, TENANT, place_changed
from services.chassis.clock import system_now
from services.chassis.contracts import encode
from services.chassis.ids import new_id
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import pack
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import Topology
from services.chassis.store import Collection
from services.chassis.store.collection import Aggregate

Orders = dict[str, Any]
SLICE = 1000
T = TypeVar("T", bound=Aggregate)


def documents(count: int) -> list[dict[str, Any]]:
    """Recorded events as the event log holds them, each of an aggregate of its own."""
    return [_document() for _ in range(count)]


def _document() -> dict[str, Any]:
    place_id = new_id()
    event_type, body = encode(place_changed(place_id))
    return {
        "_id": new_id(),
        "tenant": TENANT,
        "type": event_type,
        "aggregate": f"place/{place_id}",
        "sequence": 1,
        "time": system_now(),
        "actor": ACTOR.subject,
        "data": body,
    }


def stored(declared: Collection[T], tenant: str, value: T) -> dict[str, Any]:
    """A value as its collection holds it, for loading many without their transactions."""
    document = declared.to_document(value)
    return {"_id": f"{tenant}/{value.id}", "tenant": tenant, **document, "version": 1, "sequence": 0}


def chassis_queues(orders: Orders, count: int) -> None:
    """Declare the inbox and put events into its queues."""
    topology = Topology("dispatch")
    topology.declare_inbox(BrokerAddress(orders["amqp_url"]), (EVENT,), orders.get("queues", 1))
    publisher = Publisher(BrokerAddress(orders["amqp_url"]), topology.events)
    for start in range(0, count, SLICE):
        messages = [pack(one, mandatory=True) for one in documents(min(SLICE, count - start))]
        refused = publisher.publish(messages)
        assert not refused, "the queue took every event"
    publisher.close()


def nameko_queue(orders: Orders, count: int) -> None:
    """Let Nameko declare its queue, then put the same facts into it as JSON."""
    ask(foreign("nameko_events"), orders | {"count": 0})
    connection = pika.BlockingConnection(pika.URLParameters(orders["amqp_url"]))
    channel = connection.channel()
    properties = pika.BasicProperties("application/json", "utf-8", delivery_mode=2)
    for _ in range(count):
        channel.basic_publish("sender.events", "place_changed", json.dumps(fact()), properties)
    connection.close()


def celery_queue(orders: Orders, count: int) -> None:
    payload = {name: text for name, text in fact().items() if name not in ("id", "tenant")}
    ask(foreign("celery_events"), orders | {"count": 0, "fill": count, "fact": payload, "tenant": TENANT})


def fact() -> dict[str, str]:
    """The event as JSON, for those who have no envelope."""
    event = place_changed(new_id())
    return {
        "id": new_id(),
        "tenant": TENANT,
        "place_id": event.place_id,
        "kind": event.kind,
        "name": event.name,
        "path": event.path,
    }


def depths(orders: Orders, queues: int) -> list[int]:
    """How many events wait in each queue."""
    topology = Topology("dispatch")
    connection = pika.BlockingConnection(pika.URLParameters(orders["amqp_url"]))
    channel = connection.channel()
    names = [topology.queue(number) for number in range(queues)]
    found = [channel.queue_declare(name, passive=True).method.message_count for name in names]
    connection.close()
    return found
