# SPDX-License-Identifier: AGPL-3.0-or-later
"""What RabbitMQ's topology operator would do with the rendered resources, done on a real broker."""

from typing import Any

import pika

from scripts.stack.broker import Broker
from services.chassis.messaging.rights import Rights

Object = dict[str, Any]


def declare(url: str, found: list[Object]) -> None:
    """Make exchanges, queues and bindings as the resources say."""
    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        for spec in _specs(found, "Exchange"):
            channel.exchange_declare(spec["name"], spec["type"], durable=spec["durable"])
        for spec in _specs(found, "Queue"):
            arguments = {"x-queue-type": spec["type"], **spec["arguments"]}
            channel.queue_declare(spec["name"], durable=spec["durable"], arguments=arguments)
        for spec in _specs(found, "Binding"):
            source, destination, key = spec["source"], spec["destination"], spec.get("routingKey", "")
            if spec["destinationType"] == "exchange":
                channel.exchange_bind(destination, source, key)
            else:
                channel.queue_bind(destination, source, key)


def add_user(broker: Broker, vhost: str, found: list[Object], service: str, name: str) -> str:
    """Make a user with the rights that the resources give to a service; its URL."""
    (given,) = _permissions(found, "Permission", service)
    (topics,) = _permissions(found, "TopicPermission", service)
    rights = Rights(
        given["configure"], given["write"], given["read"], topics["exchange"], topics["write"], topics["read"]
    )
    return broker.add_user(name, rights, vhost)


def _specs(found: list[Object], kind: str) -> list[Object]:
    return [one["spec"] for one in found if one["kind"] == kind]


def _permissions(found: list[Object], kind: str, service: str) -> list[Object]:
    return [spec["permissions"] for spec in _specs(found, kind) if spec["userReference"]["name"] == service]
