# SPDX-License-Identifier: AGPL-3.0-or-later
"""The servers that every system test relies on are real and separate per test."""

import pika
import pytest
from pymongo import MongoClient


@pytest.mark.parametrize("_turn", [1, 2])
def test_virtual_host_is_empty_at_the_start(vhost_url: str, _turn: int) -> None:
    connection = pika.BlockingConnection(pika.URLParameters(vhost_url))
    channel = connection.channel()
    quorum = {"x-queue-type": "quorum", "x-single-active-consumer": True}
    channel.exchange_declare("spread", "topic", durable=True)
    assert channel.queue_declare("inbox", durable=True, arguments=quorum).method.message_count == 0
    channel.confirm_delivery()
    channel.basic_publish("", "inbox", b"kept")
    connection.close()


def test_engine_runs_transactions(mongodb_uri: str, database: str) -> None:
    with MongoClient(mongodb_uri) as client:
        orders = client[database + "dispatch"].orders
        orders.create_index("state")
        with client.start_session() as session, session.start_transaction():
            orders.insert_one({"state": "open"}, session=session)
            session.abort_transaction()
        assert orders.count_documents({}) == 0
