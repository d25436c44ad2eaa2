# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event that was given up and then replayed has its effect exactly once, whoever else tries it."""

from dataclasses import replace
from typing import Any

import pika
import pytest

from services.chassis.messaging.envelope import pack
from services.chassis.messaging.inbox import Inbox, Retries
from services.chassis.store.receipts import ParkedEvent, Receipts
from tests.system.chassis.conftest import Bench

RETRIES = Retries(attempts=3, first_seconds=0.0)


class Letters:
    """Takes what is given up in the place of the broker's channel."""

    def __init__(self) -> None:
        self.reasons: list[str] = []

    def basic_publish(
        self, _exchange: str, _queue: str, _body: bytes, properties: pika.BasicProperties, **_: Any
    ) -> None:
        self.reasons.append(properties.headers["linli_reason"])


@pytest.fixture
def letters() -> Letters:
    return Letters()


def inbox_of(bench: Bench) -> Inbox:
    queue = bench.topology.queue(0)
    return Inbox(
        bench.broker, queue, bench.topology.dead, bench.hearer, "dispatch", bench.reactions(), 10, RETRIES
    )


def delivery(bench: Bench) -> tuple[dict[str, Any], bytes]:
    message = pack(bench.recorded()[0], mandatory=True)
    return dict(message.headers), message.body


def parked(bench: Bench) -> list[ParkedEvent]:
    return Receipts(bench.hearer.database, bench.topology.queue(0)).heads()


def test_what_was_given_up_has_its_effect_when_it_comes_again(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "sick")
    bench.fail = lambda name: name == "sick"
    inbox, event = inbox_of(bench), delivery(bench)
    inbox.handle([event], letters)
    while parked(bench):
        inbox.retry_parked(letters)
    assert letters.reasons == ["handler_failed"]
    bench.fail = lambda name: False
    for _ in range(3):
        inbox.handle([event], letters)
    assert bench.heard("a") == ("sick",)


def test_while_an_event_waits_its_copies_are_skipped(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "sick")
    bench.fail = lambda name: name == "sick"
    inbox, event = inbox_of(bench), delivery(bench)
    for _ in range(3):
        inbox.handle([event], letters)
    assert [one.attempts for one in parked(bench)] == [1]


def test_an_event_that_fails_only_the_second_time_is_still_known(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "once")
    inbox, event = inbox_of(bench), delivery(bench)
    inbox.handle([event], letters)
    bench.fail = lambda name: True
    inbox.handle([event], letters)
    assert (parked(bench), bench.heard("a")) == ([], ("once",))


def test_copies_beside_new_events_are_skipped(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "one")
    bench.tell("b", "two")
    inbox = inbox_of(bench)
    first, second = (
        (dict(message.headers), message.body)
        for message in (pack(one, mandatory=True) for one in bench.recorded()[:2])
    )
    inbox.handle([first], letters)
    inbox.handle([first, second, second], letters)
    assert (bench.heard("a"), bench.heard("b")) == (("one",), ("two",))


def test_two_consumers_that_try_the_same_event_give_it_one_effect(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "late")
    bench.fail = lambda name: name == "late"
    inbox = inbox_of(bench)
    inbox.handle([delivery(bench)], letters)
    (stale,) = parked(bench)
    bench.fail = lambda name: False
    inbox_of(bench)._retry(stale, letters)
    inbox._retry(stale, letters)
    assert bench.heard("a") == ("late",)


def test_giving_up_too_late_does_not_forget_an_effect(bench: Bench, letters: Letters) -> None:
    bench.tell("a", "late")
    bench.fail = lambda name: name == "late"
    slow, event = inbox_of(bench), delivery(bench)
    slow.handle([event], letters)
    (stale,) = parked(bench)
    last_try = replace(stale, attempts=RETRIES.attempts)

    def overtaken(name: str) -> bool:
        bench.fail = lambda _: False
        inbox_of(bench)._retry(stale, letters)
        return True

    bench.fail = overtaken
    slow._retry(last_try, letters)
    assert letters.reasons == ["handler_failed"], "a stray letter, whose replay is skipped"
    slow.handle([event], letters)
    assert bench.heard("a") == ("late",)
