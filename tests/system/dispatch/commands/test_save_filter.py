# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, Invalid
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.filter_errors import FilterNameTaken, TooManyFilters, TooManyTellings
from services.dispatch.domain.saved_filters import MOST_AT_A_PLACE, MOST_OF_A_PERSON, Telling
from services.dispatch.store import Tx
from services.dispatch.store.filters import TELL
from tests.system.dispatch.district import (
    BUILDING,
    CHIEF,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    RESIDENT,
    Bench,
)
from tests.system.dispatch.filter_samples import matched, saved


def test_a_new_order_that_matches_is_told_at_once(bench: Bench):
    saved(bench)
    saved(bench, name="同样的", place=COMPOUND)
    saved(bench, CHIEF, place="/320585/001")
    assert set(matched(bench, bench.reported())) == {DESK.subject, CHIEF.subject}
    assert matched(bench, bench.reported(category="lamp")) == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"category": "lamp"},
        {"urgency": "U0,U3"},
        {"channel": "hotline"},
        {"source": "city-311"},
        {"q": "电梯"},
    ],
)
def test_what_asks_for_something_else_is_not_told(bench: Bench, wanted: dict[str, Any]):
    saved(bench, **wanted)
    assert matched(bench, bench.reported()) == []


def test_words_are_looked_for_in_what_is_reported(bench: Bench):
    saved(bench, q="水管 三楼", category=None)
    assert matched(bench, bench.reported()) == [DESK.subject]


def test_who_may_not_read_there_any_more_is_not_told(bench: Bench):
    saved(bench)
    raw = bench.store.database.collection(Tx.role_grants.name)
    raw.delete_many({"person_id": DESK.subject})
    assert matched(bench, bench.reported()) == []


def test_nobody_is_told_of_their_own_report(bench: Bench):
    saved(bench)
    assert matched(bench, bench.reported(DESK)) == []


def test_a_filter_may_be_kept_without_being_told(bench: Bench):
    one = saved(bench, telling="never", place=None, state="closed", overdue=True)
    assert (one.telling, one.place) == (Telling.NEVER, "")
    assert matched(bench, bench.reported()) == []
    assert not bench.store.database.collection("timers").find_one({"kind": TELL})


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"place": None}, "asked.place"),
        ({"state": "closed"}, "telling"),
        ({"overdue": True}, "telling"),
        ({"assignee": "me"}, "telling"),
        ({"open": False}, "telling"),
    ],
)
def test_what_no_new_order_can_match_is_told_to_nobody(bench: Bench, wanted: dict[str, Any], field: str):
    with pytest.raises(Invalid) as refused:
        saved(bench, **wanted)
    assert refused.value.field == field


def test_only_who_may_read_there_saves_it(bench: Bench):
    with pytest.raises(Forbidden):
        saved(bench, place=ELSEWHERE)
    with pytest.raises(Forbidden):
        saved(bench, RESIDENT, place=BUILDING)
    with pytest.raises(UnknownPlace):
        saved(bench, place=f"{NEIGHBOURHOOD}/c99")


def test_a_name_is_taken_once(bench: Bench):
    saved(bench)
    with pytest.raises(FilterNameTaken):
        saved(bench)
    saved(bench, CHIEF, place="/320585/001")


def test_so_many_are_saved_and_no_more(bench: Bench):
    for number in range(MOST_OF_A_PERSON):
        saved(bench, name=f"{number}", telling="never")
    with pytest.raises(TooManyFilters) as refused:
        saved(bench, name="再来一个", telling="never")
    assert refused.value.most == MOST_OF_A_PERSON


def test_so_many_are_told_at_once_of_a_place_and_no_more(bench: Bench):
    one = saved(bench)
    raw = bench.store.database.collection(Tx.saved_filters.name)
    kept = raw.find_one({"id": one.id})
    assert kept is not None
    for number in range(MOST_AT_A_PLACE - 1):
        other = {"_id": f"{kept['_id']}{number}", "id": f"{one.id}{number}", "person_id": f"p{number}"}
        raw.insert_one(kept | other)
    with pytest.raises(TooManyTellings):
        saved(bench, name="再来一个")
    saved(bench, name="每天", telling="daily")
