# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliveries are fetched ahead and lost by nobody: what is not acknowledged is the broker's again."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pika
import pytest
from pika.exceptions import AMQPError, ConsumerCancelled

from services.chassis.messaging.deliveries import Deliveries, Delivery
from tests.system.chassis.conftest import until

QUEUE = "q"
MESSAGES = 10
AHEAD = 4
SECONDS = 20


@pytest.fixture
def raw(vhost_url: str) -> Iterator[Any]:
    connection = pika.BlockingConnection(pika.URLParameters(vhost_url))
    channel = connection.channel()
    channel.queue_declare(QUEUE, durable=True)
    for number in range(MESSAGES):
        channel.basic_publish("", QUEUE, str(number).encode())
    yield channel
    connection.close()


def deliveries(vhost_url: str) -> Deliveries:
    return Deliveries(pika.URLParameters(vhost_url), QUEUE, AHEAD)


def ready(raw: Any) -> int:
    count: int = raw.queue_declare(QUEUE, passive=True).method.message_count
    return count


def taken(given: Deliveries, count: int) -> list[Delivery]:
    found: list[Delivery] = []
    while len(found) < count:
        more = given.take(count - len(found), SECONDS)
        assert more, "nothing came"
        found += more
    return found


def test_only_so_many_are_fetched_ahead(vhost_url: str, raw: Any) -> None:
    with deliveries(vhost_url) as given:
        assert [one.body for one in taken(given, AHEAD)] == [b"0", b"1", b"2", b"3"]
        assert given.take(1, 0.3) == []
        assert ready(raw) == MESSAGES - AHEAD


def test_what_was_acknowledged_last_is_still_sent_at_the_end(vhost_url: str, raw: Any) -> None:
    with deliveries(vhost_url) as given:
        given.ack(taken(given, AHEAD)[1])
    until(lambda: ready(raw) == MESSAGES - 2)
    with deliveries(vhost_url) as given:
        assert taken(given, 1)[0].body == b"2"


def test_a_queue_that_is_taken_away_is_noticed(vhost_url: str, raw: Any) -> None:
    with deliveries(vhost_url) as given:
        taken(given, AHEAD)
        raw.queue_delete(QUEUE)
        with pytest.raises(ConsumerCancelled):
            given.take(1, SECONDS)
        with pytest.raises(AMQPError):
            given.ack(Delivery(1, {}, b""))


def test_an_acknowledgement_that_the_broker_refuses_is_noticed(vhost_url: str, raw: Any) -> None:
    with deliveries(vhost_url) as given:
        given.ack(Delivery(999, {}, b""))
        with pytest.raises(AMQPError):
            taken(given, MESSAGES)
    until(lambda: ready(raw) == MESSAGES)


def test_the_next_consumer_goes_on_where_the_last_one_ended(vhost_url: str, raw: Any) -> None:
    only_one = {"x-queue-type": "quorum", "x-single-active-consumer": True}
    raw.queue_declare("lanes", durable=True, arguments=only_one)
    for number in range(3 * MESSAGES):
        raw.basic_publish("", "lanes", b"%d" % number)
    bodies: list[int] = []
    first, second = (Deliveries(pika.URLParameters(vhost_url), "lanes", MESSAGES) for _ in range(2))
    with ExitStack() as ends_last, first:
        first.ack(taken(first, AHEAD)[-1])
        ends_last.enter_context(second)
        assert second.take(1, 1) == []
        ends_last.callback(lambda: bodies.extend(int(one.body) for one in taken(second, MESSAGES)))
    assert bodies == list(range(AHEAD, AHEAD + MESSAGES))
