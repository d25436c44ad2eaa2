# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event has its effect exactly once: waiting, given up and replayed, and whoever else tries it."""

from typing import Any

from services.chassis.messaging.dead import revive
from services.chassis.messaging.envelope import pack
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.waiting import Retries
from services.chassis.store.parked import PARKED
from tests.system.chassis.conftest import Bench, metric

RETRIES = Retries(attempts=3, first_seconds=0.0)
Delivered = tuple[dict[str, Any], bytes]


def inbox_of(bench: Bench) -> Inbox:
    return Inbox(bench.broker, bench.topology, 0, bench.hearer, bench.reactions(), 10, RETRIES)


def deliveries(bench: Bench) -> list[Delivered]:
    messages = [pack(event, mandatory=True) for event in bench.recorded()]
    return [(dict(message.headers), message.body) for message in messages]


def parked(bench: Bench) -> list[int]:
    """How often each waiting event has failed."""
    found = bench.hearer.database.collection(PARKED).find().sort("sequence")
    return [document["attempts"] for document in found]


def try_until_nothing_waits(bench: Bench, inbox: Inbox) -> None:
    for _ in range(10):
        if parked(bench):
            inbox.retry_parked()
    assert not parked(bench)


def give_up(bench: Bench, inbox: Inbox, event: Delivered) -> str:
    """The dead letter's id."""
    bench.fail = lambda name: name == "sick"
    inbox.handle([event])
    try_until_nothing_waits(bench, inbox)
    (letter,) = bench.dead_letters()
    assert letter.reason == "handler_failed"
    return letter.id


def test_what_was_given_up_has_its_effect_when_it_is_revived(bench: Bench) -> None:
    bench.tell("a", "sick")
    inbox, (event,) = inbox_of(bench), deliveries(bench)
    letter = give_up(bench, inbox, event)
    bench.fail = lambda name: False
    inbox.handle([event])
    assert bench.heard("a") == (), "a copy of it has none: the letter stands for it"
    assert revive(bench.hearer.database, letter, 1)
    assert not revive(bench.hearer.database, letter, 1)
    try_until_nothing_waits(bench, inbox)
    inbox.handle([event])
    assert (bench.heard("a"), bench.dead_letters()) == (("sick",), [])


def test_a_revived_event_goes_before_those_of_its_lane_that_wait(bench: Bench) -> None:
    for name in ("sick", "worse", "well"):
        bench.tell("a", name)
    inbox, events = inbox_of(bench), deliveries(bench)
    letter = give_up(bench, inbox, events[0])
    bench.fail = lambda name: name == "worse"
    inbox.handle(events[1:])
    assert parked(bench) == [1, 0]
    revive(bench.hearer.database, letter, 1)
    bench.fail = lambda name: False
    try_until_nothing_waits(bench, inbox)
    assert bench.heard("a") == ("sick", "worse", "well")


def test_an_event_that_fails_again_becomes_a_letter_again(bench: Bench) -> None:
    bench.tell("a", "sick")
    inbox, (event,) = inbox_of(bench), deliveries(bench)
    letter = give_up(bench, inbox, event)
    revive(bench.hearer.database, letter, 1)
    try_until_nothing_waits(bench, inbox)
    assert [one.id for one in bench.dead_letters()] == [letter]


def test_while_an_event_waits_its_copies_are_skipped(bench: Bench) -> None:
    bench.tell("a", "sick")
    bench.fail = lambda name: name == "sick"
    inbox, (event,) = inbox_of(bench), deliveries(bench)
    for _ in range(3):
        inbox.handle([event])
    assert parked(bench) == [1]


def test_an_event_that_fails_only_the_second_time_is_still_known(bench: Bench) -> None:
    bench.tell("a", "once")
    inbox, (event,) = inbox_of(bench), deliveries(bench)
    inbox.handle([event])
    bench.fail = lambda name: True
    inbox.handle([event])
    assert (parked(bench), bench.heard("a")) == ([], ("once",))


def test_copies_beside_new_events_are_skipped(bench: Bench) -> None:
    bench.tell("a", "one")
    bench.tell("b", "two")
    inbox, (first, second) = inbox_of(bench), deliveries(bench)
    inbox.handle([first])
    inbox.handle([first, second, second])
    assert (bench.heard("a"), bench.heard("b")) == (("one",), ("two",))


def test_what_was_overtaken_has_no_effect_and_is_told_from_a_copy(bench: Bench) -> None:
    for number in range(4):
        bench.tell("a", str(number))
    inbox, (first, second, third, last) = inbox_of(bench), deliveries(bench)
    repeated = metric("linli_inbox_skipped_total", why="repeated")
    overtaken = metric("linli_inbox_skipped_total", why="overtaken")
    inbox.handle([first, third])
    inbox.handle([second, first])
    inbox_of(bench).handle([third, second, last])
    assert bench.heard("a") == ("0", "2", "3")
    assert metric("linli_inbox_skipped_total", why="repeated") - repeated == 2
    assert metric("linli_inbox_skipped_total", why="overtaken") - overtaken == 2


def test_two_consumers_that_take_turns_see_each_others_positions(bench: Bench) -> None:
    """What a consumer remembers of lanes is verified by the version of what is stored."""
    for number in range(4):
        bench.tell("a", str(number))
    one, other, events = inbox_of(bench), inbox_of(bench), deliveries(bench)
    one.handle(events[:1])
    other.handle(events[:3])
    one.handle(events[1:])
    assert bench.heard("a") == ("0", "1", "2", "3")


def test_two_consumers_that_try_the_same_event_give_it_one_effect(bench: Bench) -> None:
    bench.tell("a", "late")
    bench.fail = lambda name: name == "late"
    slow, (event,) = inbox_of(bench), deliveries(bench)
    slow.handle([event])

    def overtaken(name: str) -> bool:
        bench.fail = lambda _: False
        inbox_of(bench).retry_parked()
        return False

    bench.fail = overtaken
    slow.retry_parked()
    assert (bench.heard("a"), parked(bench)) == (("late",), [])


def test_giving_up_too_late_makes_no_letter_of_an_effect(bench: Bench) -> None:
    bench.tell("a", "late")
    bench.fail = lambda name: name == "late"
    slow, (event,) = inbox_of(bench), deliveries(bench)
    slow.handle([event])
    slow.retry_parked()

    def overtaken(name: str) -> bool:
        bench.fail = lambda _: False
        inbox_of(bench).retry_parked()
        return True

    bench.fail = overtaken
    slow.retry_parked()
    slow.handle([event])
    assert (bench.heard("a"), bench.dead_letters()) == (("late",), [])
