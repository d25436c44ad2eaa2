# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service as a user of its own: it does its work (every test of this folder shows it) and nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pika
import pytest
from pika.exceptions import ChannelClosedByBroker

from scripts.stack.broker import Broker
from services.chassis.messaging.partitions import routing_key
from tests.system.chassis.conftest import Bench, until

OWN, FOREIGN = "linli.identity.v1.PlaceChanged", "linli.dispatch.v1.OrderReported"
ACCESS_REFUSED = 403
Try = Callable[[Any], object]
QUORUM = {"x-queue-type": "quorum"}


@pytest.fixture
def running(broker: Broker | None, bench: Bench) -> Iterator[Bench]:
    """Both services run on what was declared for them."""
    if broker is None:
        pytest.skip("LINLI_AMQP_URL names a broker that gives no rights to users")
    bench.start()
    until(lambda: all(worker.alive() for worker, _ in bench.workers))
    yield bench
    bench.stop()


def refused(url: str, attempt: Try) -> bool:
    """Whether the broker closes the channel for want of a right, and for nothing else."""
    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        try:
            attempt(channel)
        except ChannelClosedByBroker as error:
            return bool(error.reply_code == ACCESS_REFUSED)
    return False


FORBIDDEN: dict[str, Try] = {
    "publish into another's inbox": lambda c: c.basic_publish("dispatch.inbox", routing_key(OWN, "x"), b""),
    "publish into another's queue": lambda c: c.basic_publish("", "dispatch.inbox.0", b""),
    "publish into another's dead letters": lambda c: c.basic_publish("dispatch.dead", "", b""),
    "publish another's event": lambda c: c.basic_publish("linli.events", routing_key(FOREIGN, "x"), b""),
    "publish what is no event": lambda c: c.basic_publish("linli.events", "linli", b""),
    "read another's inbox": lambda c: c.basic_consume("dispatch.inbox.0", print),
    "look at another's dead letters": lambda c: c.basic_get("dispatch.dead"),
    "empty another's inbox": lambda c: c.queue_purge("dispatch.inbox.0"),
    "delete another's inbox": lambda c: c.queue_delete("dispatch.inbox.0"),
    "delete another's exchange": lambda c: c.exchange_delete("dispatch.inbox"),
    "bind into another's inbox": lambda c: c.exchange_bind("dispatch.inbox", "linli.events", "#"),
    "declare a queue of any name": lambda c: c.queue_declare("listener", durable=True, arguments=QUORUM),
}


def test_a_service_may_do_nothing_else(running: Bench, user_url: Callable[..., str]) -> None:
    for url in (user_url("identity"), user_url("identity", declares=True)):
        assert [what for what, attempt in FORBIDDEN.items() if not refused(url, attempt)] == []
    mighty = running.settings.amqp_url.get_secret_value()
    assert [what for what, attempt in FORBIDDEN.items() if refused(mighty, attempt)] == []


def test_one_that_may_not_declare_still_publishes(running: Bench, user_url: Callable[..., str]) -> None:
    url = user_url("identity")
    running.tell("a", "one")
    until(lambda: running.heard("a") == ("one",))
    assert refused(url, lambda channel: channel.exchange_declare("linli.events", "topic", durable=True))
    assert not refused(url, lambda channel: channel.basic_publish("linli.events", routing_key(OWN, "x"), b""))
