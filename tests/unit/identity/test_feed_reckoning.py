# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.identity.domain import feed_reckoning
from services.identity.domain.feed_conflicts import ConflictKind, Decided, Decision
from services.identity.domain.feed_contracts import HAND
from services.identity.domain.feed_reckoning import Ours, reckon
from services.identity.domain.feed_records import Span
from services.identity.domain.kinds import OccupantKind
from tests.unit.identity.feed_told import OTHER, PATHS, UNIT, at, day, sighting, told

FEED_MADE = Ours()
STAFF = Ours(name="张三", phone="#138")
LIVES = Span(UNIT, PATHS[UNIT], OccupantKind.OWNER, day(-100), None)


def kinds(standing: feed_reckoning.Standing) -> list[ConflictKind]:
    return [one.kind for one in standing.questions]


def test_the_source_of_the_higher_rank_is_followed_in_each_field() -> None:
    city = told(sighting(0, source="city"), "张珊", "139", name=70, phone=60)
    police = told(sighting(0, source="police"), "张三", "138", name=60, phone=70)
    for both in ([city, police], [police, city]):
        standing = reckon(both, FEED_MADE, {})
        assert (standing.name.value, standing.phone.value) == ("张珊", "#138")
        assert standing.phone.told is police


@pytest.mark.parametrize(("rank", "phone", "asks"), [(60, "#139", 0), (HAND, "#138", 1), (40, "#138", 0)])
def test_what_staff_wrote_is_followed_asked_about_or_kept_by_its_rank(
    rank: int, phone: str, asks: int
) -> None:
    standing = reckon([told(sighting(0), "张三", "139", phone=rank)], STAFF, {})
    assert standing.phone.value == phone
    assert len(standing.questions) == asks


def test_what_staff_left_empty_is_filled() -> None:
    standing = reckon([told(sighting(0), "张三", "139", (), stay=10)], replace(STAFF, phone=""), {})
    assert standing.phone.value == "#139"


def test_the_same_number_under_another_name_waits_until_it_is_decided() -> None:
    one = told(sighting(0), "李四", "139")
    standing = reckon([one], STAFF, {})
    assert kinds(standing) == [ConflictKind.NAME]
    assert (standing.name.value, standing.stays) == ("张三", [])
    ask = standing.questions[0].ask
    theirs = reckon([one], STAFF, {ask: Decided(Decision.TAKE_THEIRS)})
    assert (theirs.name.value, theirs.questions, len(theirs.stays)) == ("李四", [], 1)
    ours = reckon([one], STAFF, {ask: Decided(Decision.KEEP_OURS)})
    assert (ours.name.value, ours.questions, len(ours.stays)) == ("张三", [], 1)
    for decision in (Decision.SEPARATE, Decision.IGNORE):
        assert reckon([one], STAFF, {ask: Decided(decision)}).stays == []


def test_another_word_of_the_source_is_asked_about_again() -> None:
    ask = reckon([told(sighting(0), "李四")], STAFF, {}).questions[0].ask
    again = reckon([told(sighting(1), "王五")], STAFF, {ask: Decided(Decision.IGNORE)})
    assert kinds(again) == [ConflictKind.NAME]


def test_the_phone_of_who_logs_in_is_never_changed_without_asking() -> None:
    guarded = replace(STAFF, guarded=True)
    one = told(sighting(0), "张三", "139", (), phone=100)
    standing = reckon([one], guarded, {})
    assert (standing.phone.value, kinds(standing)) == ("#138", [ConflictKind.PHONE])
    decided = reckon([one], guarded, {standing.questions[0].ask: Decided(Decision.TAKE_THEIRS)})
    assert decided.phone.value == "#139"


def test_an_owner_who_is_dead_in_a_feed_is_asked_about() -> None:
    one = told(sighting(0, died_on=day(0)))
    standing = reckon([one], replace(STAFF, owner=True, spans=(LIVES,)), {})
    assert kinds(standing) == [ConflictKind.DEATH]
    assert standing.active.value
    assert [stay.span.until for stay in standing.stays] == [None]


def test_who_is_alive_in_another_feed_is_asked_about() -> None:
    dead, alive = told(sighting(0, died_on=day(0))), told(sighting(1, OTHER, "city"))
    assert kinds(reckon([dead, alive], FEED_MADE, {})) == [ConflictKind.DEATH]


def test_who_has_died_lives_nowhere_any_more() -> None:
    standing = reckon([told(sighting(0, died_on=day(2)))], replace(STAFF, spans=(LIVES,)), {})
    assert standing.active.value is False
    assert [stay.span.until for stay in standing.stays] == [day(2)]


@pytest.mark.parametrize(("rank", "until", "asks"), [(60, day(4), 0), (HAND, None, 1), (40, None, 0)])
def test_who_staff_wrote_to_live_there_leaves_by_the_rank_of_the_source(
    rank: int, until: object, asks: int
) -> None:
    one = told(sighting(0), "张三", "", (at(4),), stay=rank)
    standing = reckon([one], replace(STAFF, spans=(LIVES,)), {})
    assert [stay.span.until for stay in standing.stays] == [until]
    assert len(standing.questions) == asks


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_entries_that_say_the_same_the_older_one_counts(first: int) -> None:
    """A source lists somebody twice; which of the two has the smaller id is chance."""
    older, newer = told(sighting(0)), told(replace(sighting(7), id="police.l", key="police.l"))
    both = [older, newer] if first == 0 else [newer, older]
    (stay,) = reckon(both, FEED_MADE, {}).stays
    assert stay.span.since == day(0)


def test_a_closed_record_is_asked_about() -> None:
    one = told(sighting(0))
    closed = replace(STAFF, active=False)
    standing = reckon([one], closed, {})
    assert kinds(standing) == [ConflictKind.CLOSED]
    again = reckon([one], closed, {standing.questions[0].ask: Decided(Decision.TAKE_THEIRS)})
    assert again.active.value is True


def test_a_vehicle_is_of_the_person_whom_the_highest_source_names() -> None:
    low, high = sighting(0, source="a", holder="c:1"), sighting(0, source="b", holder="c:2")
    both = [told(low, "张三", holder=60), told(high, "李四", holder=70)]
    holders = {"c:1": "p1", "c:2": "p2"}
    standing = feed_reckoning.reckon_vehicle(both, "", holders, {}, {})
    assert standing.person_id == "p2"
    unknown = feed_reckoning.reckon_vehicle(both[:1], "", {}, {}, {})
    assert (unknown.person_id, unknown.questions[0].kind) == ("", ConflictKind.HOLDER_UNKNOWN)
    ask = unknown.questions[0].ask
    chosen = feed_reckoning.reckon_vehicle(both[:1], "", {}, {}, {ask: Decided(Decision.MERGE, "p9")})
    assert chosen.person_id == "p9"


def test_whose_vehicle_it_is_by_staff_is_asked_about_at_the_same_rank() -> None:
    one = told(sighting(0, holder="c:1"), holder=HAND)
    standing = feed_reckoning.reckon_vehicle([one], "p9", {"c:1": "p1"}, {}, {})
    assert (standing.person_id, [one.kind for one in standing.questions]) == ("p9", [ConflictKind.HOLDER])
    kept = {standing.questions[0].ask: Decided(Decision.KEEP_OURS)}
    assert feed_reckoning.reckon_vehicle([one], "p9", {"c:1": "p1"}, {}, kept).questions == ()
