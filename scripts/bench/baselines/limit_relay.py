# SPDX-License-Identifier: AGPL-3.0-or-later
"""The limit: reads the same events with one find and publishes with pipelined confirms; nothing else.

No lease, no order per aggregate, no position, no returned messages, no reconnecting.
"""

import json
import sys
from itertools import islice
from time import monotonic
from typing import Any
from zlib import crc32

import pika
from pika.adapters.select_connection import SelectConnection
from pymongo import ASCENDING, MongoClient

BATCH = 200
Document = dict[str, Any]


class Publisher:
    """One batch at a time, all its confirms awaited together."""

    def __init__(self, url: str) -> None:
        self.channel: Any = None
        self.sent = self.confirmed = 0
        self.connection = SelectConnection(
            pika.URLParameters(url), on_open_callback=lambda c: c.channel(on_open_callback=self.opened)
        )
        self.connection.ioloop.start()

    def opened(self, channel: Any) -> None:  # noqa: ANN401
        self.channel = channel
        channel.confirm_delivery(self.acknowledged, callback=lambda _: self.connection.ioloop.stop())

    def acknowledged(self, frame: Any) -> None:  # noqa: ANN401
        tag = frame.method.delivery_tag
        self.confirmed = max(tag, self.confirmed) if frame.method.multiple else self.confirmed + 1
        if self.confirmed >= self.sent:
            self.connection.ioloop.stop()

    def publish(self, events: list[Document]) -> None:
        for event in events:
            headers = {
                "cloudEvents_specversion": "1.0",
                "cloudEvents_id": event["_id"],
                "cloudEvents_type": event["type"],
                "cloudEvents_source": "/linli/identity",
                "cloudEvents_subject": event["aggregate"],
                "cloudEvents_time": event["time"].isoformat(),
                "cloudEvents_tenant": event["tenant"],
                "cloudEvents_actor": event["actor"],
                "cloudEvents_sequence": str(event["sequence"]),
            }
            properties = pika.BasicProperties(
                content_type="application/protobuf",
                delivery_mode=2,
                message_id=event["_id"],
                type=event["type"],
                headers=headers,
            )
            partition = crc32(f"{event['tenant']}/{event['aggregate']}".encode()) % 128
            key = f"{event['type']}.{partition:03d}"
            self.channel.basic_publish("linli.events", key, event["data"], properties, mandatory=True)
        self.sent += len(events)
        self.connection.ioloop.start()


def main() -> None:
    given = json.loads(sys.argv[1])
    client: MongoClient[Document] = MongoClient(given["mongodb_uri"], tz_aware=True)
    log = client[f"{given['database']}sender"]["events"]
    publisher = Publisher(given["amqp_url"])
    began = monotonic()
    events = log.find().sort("_id", ASCENDING).batch_size(BATCH)
    while batch := list(islice(events, BATCH)):
        publisher.publish(batch)
    print(json.dumps({"bench": {"began": began, "ended": monotonic()}}), flush=True)


if __name__ == "__main__":
    main()
