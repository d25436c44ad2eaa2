# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is another here than a source says, and positions of its list."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Invalid
from services.identity.domain import feed_changes, feed_reckoning
from services.identity.domain.feed_changes import Here
from services.identity.domain.feed_conflicts import ConflictKind, Decided, Decision
from services.identity.domain.feed_contracts import FeedSource
from services.identity.domain.feed_errors import PositionNotGiven
from services.identity.domain.feed_hands import overruled
from services.identity.domain.feed_origins import MOST_BEFORE, FeedSubject, Hand, Means, by_hand
from services.identity.domain.feed_reckoning import Ours, Told
from services.identity.domain.feed_records import Span, word
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.mappings import Column
from tests.unit.identity.feed_told import FIRST, PATHS, UNIT, at, day, sighting, told

FIELDS = ("key", "unit_path", "name", "phone", "citizen_id", "relation", "since", "until", "died_on")
MOMENTS = st.integers(0, 20)


def _said(**more: Any) -> Told:
    one = told(sighting(1, **more), number="138")
    columns = tuple(Column(field, field) for field in FIELDS)
    return replace(one, contract=replace(one.contract, columns=columns))


def _here(one: Told, **more: Any) -> Here:
    """As the source says."""
    span = one.spans[0]
    return replace(Here(one.name, one.phone, one.citizen_id, "", {span.unit_id: span}), **more)


def _fields(one: Told, here: Here, *asked: ConflictKind) -> set[str]:
    found = feed_changes.of_person(one, here, set(asked), day(30), elsewhere=False)
    return {difference.field for difference in found}


def test_what_is_the_same_does_not_go_back() -> None:
    one = _said()
    assert _fields(one, _here(one)) == set()


def test_what_is_another_goes_back_unless_it_is_being_asked_about() -> None:
    one = _said()
    here = _here(one, name="李四", phone="139", citizen_id="2", died_on="2024-03-09")
    assert _fields(one, here) == {"name", "phone", "citizen_id", "died_on"}
    asked = (ConflictKind.NAME, ConflictKind.PHONE, ConflictKind.DEATH)
    assert _fields(one, here, *asked) == {"citizen_id"}


def test_an_end_to_come_is_told_only_to_a_source_that_knows_ends() -> None:
    one = _said()
    span = replace(one.spans[0], until=day(40))
    here = _here(one, stays={span.unit_id: span})
    assert _fields(one, here) == {"until"}
    without = tuple(column for column in one.contract.columns if column.field != "until")
    other = replace(one, contract=replace(one.contract, columns=without))
    assert _fields(other, here) == set()


def test_of_an_entry_that_ended_only_the_stay_is_told_and_not_where_there_is_another() -> None:
    one = _said()
    gone = replace(one, record=replace(one.record, open=False), spans=(replace(one.spans[0], until=day(9)),))
    here = _here(one, name="李四")
    assert _fields(gone, here) == {"until"}
    assert not list(feed_changes.of_person(gone, here, set(), day(30), elsewhere=True))


def test_who_lives_outside_the_place_of_the_contract_did_not_move_in_it() -> None:
    one = _said()
    ended = replace(one.spans[0], until=day(5))
    away = Span("far", "/999999/001", OccupantKind.FAMILY, day(6), None)
    assert _fields(one, _here(one, stays={UNIT: ended, "far": away})) == {"until"}
    moved = replace(away, unit_path=PATHS[UNIT][:-3] + "102")
    assert _fields(one, _here(one, stays={UNIT: ended, "far": moved})) == {"unit_path", "since"}


@given(MOMENTS, MOMENTS)
def test_a_word_of_before_a_change_by_hand_is_overruled_and_a_later_one_is_not(
    said: int, changed: int
) -> None:
    one = _said()
    one = replace(one, record=replace(one.record, firsts={word("phone", "#138"): at(said)}))
    standing = feed_reckoning.reckon([one], Ours("张三", "#139"), _kept(one, {"phone": Hand(at(changed))}))
    assert standing.phone.value == ("#139" if said <= changed else "#138")
    assert standing.questions == []


@given(MOMENTS)
def test_what_stood_here_is_an_echo_whenever_it_comes(said: int) -> None:
    one = _said()
    one = replace(one, record=replace(one.record, firsts={word("phone", "#138"): at(said)}))
    hands = {"phone": Hand(at(0) - timedelta(days=1), before=("#138",))}
    assert feed_reckoning.reckon([one], Ours("张三", "#139"), _kept(one, hands)).phone.value == "#139"


def _kept(one: Told, hands: dict[str, Hand]) -> dict[str, Decided]:
    return {ask: Decided(Decision.KEEP_OURS) for ask in overruled([one], hands)}


def test_a_name_is_overruled_only_where_it_stood_here() -> None:
    one = _said()
    assert not overruled([one], {"name": Hand(at(20))})
    assert overruled([one], {"name": Hand(at(20), before=("#张三",))})
    assert not overruled([one], {})


def test_a_name_that_was_taken_from_one_entry_is_right_from_another() -> None:
    one, other = told(sighting(1), "李四"), told(sighting(1, source="city"), "李四")
    answers = {one.question(ConflictKind.NAME, "#李四").ask: Decided(Decision.TAKE_THEIRS)}
    standing = feed_reckoning.reckon([one, other], Ours("张三"), answers)
    assert (standing.name.value, standing.questions) == ("李四", [])
    refused = {ask: Decided(Decision.SEPARATE) for ask in answers}
    [question] = feed_reckoning.reckon([one, other], Ours("张三"), refused).questions
    assert question.source == "city"


def test_only_so_much_of_what_stood_is_remembered() -> None:
    subject = FeedSubject(id="c:1", about_id="p", made=False)
    for number in range(30):
        subject = by_hand(subject, "phone", f"#{number}", Means.HAND, FIRST)
    before = subject.hands["phone"].before
    assert (len(before), before[-1]) == (MOST_BEFORE, "#29")


@pytest.mark.parametrize(
    "position", ["x", "police", ":1", "police:", "police:x", "police:-1", "police:0000000000001"]
)
def test_what_is_no_position_is_refused(position: str) -> None:
    with pytest.raises(Invalid):
        feed_changes.number_of(position, FeedSource(id="police", began_at=FIRST, changed=9))


@pytest.mark.parametrize("position", ["city:1", "police:10"])
def test_a_position_that_was_not_given_out_is_refused(position: str) -> None:
    source = FeedSource(id="police", began_at=FIRST, changed=9)
    with pytest.raises(PositionNotGiven):
        feed_changes.number_of(position, source)
    assert feed_changes.number_of("", source) == 0
    assert feed_changes.number_of(feed_changes.to_position("police", 9), source) == 9


@given(st.lists(st.integers(0, 200), min_size=1, max_size=20), st.integers(1, 120))
def test_it_is_told_at_most_once_an_interval(minutes: list[int], interval: int) -> None:
    """Whenever something new comes, the next telling lies an interval behind the last one."""
    source, told_at = FeedSource(id="police", began_at=FIRST), list[datetime]()
    contract = replace(_said().contract, changes_minutes=interval)
    for after in sorted(minutes):
        now = FIRST + timedelta(minutes=after)
        source = feed_changes.next_position(source)
        due = feed_changes.next_telling(source, contract, now)
        assert due
        if due <= now:
            source, events = feed_changes.tell(source, 1, now)
            told_at += [now] if events else []
    apart = [later - earlier for earlier, later in pairwise(told_at)]
    assert all(one >= timedelta(minutes=interval) for one in apart)
