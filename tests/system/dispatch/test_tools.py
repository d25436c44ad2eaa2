# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room over HTTP: who sees what, and what must be true of it."""

from typing import Any

import pytest

from services.dispatch.store.tools import LOAN
from services.dispatch.timers import schedules
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import DESK, NEIGHBOUR, NEIGHBOURHOOD, RESIDENT, STRANGER, Bench
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.tool_samples import back, booked, lent, stored

TOOLS, LOANS = "/dispatch/v1/tools", "/dispatch/v1/loans"


def test_what_there_is_and_which_days_are_taken(api: Api):
    tool = stored(api.bench)
    booked(api.bench, tool)
    (shown,) = api.get(NEIGHBOUR, TOOLS)["items"]
    assert (shown["name"], shown["deposit"]["fen"], shown["out"]) == ("电钻", 5000, False)
    assert shown["booked"] == [{"first": "2015-03-02", "last": "2015-03-04"}]
    assert RESIDENT.subject not in str(shown)
    assert api.get(DESK, TOOLS, place=NEIGHBOURHOOD)["items"] == [shown]
    assert api.get(NEIGHBOUR, f"{TOOLS}/{tool.id}") == shown
    assert api.get(STRANGER, TOOLS)["items"] == []
    api.get(STRANGER, f"{TOOLS}/{tool.id}", 403)
    api.get(STRANGER, TOOLS, 403, place=NEIGHBOURHOOD)


def test_why_it_is_out_of_use_who_keeps_it_reads(api: Api):
    tool = stored(api.bench)
    back(api.bench, lent(api.bench, booked(api.bench, tool)), outcome="damaged", reason="摔坏")
    assert api.get(DESK, f"{TOOLS}/{tool.id}")["reason"] == "摔坏"
    assert api.get(NEIGHBOUR, f"{TOOLS}/{tool.id}")["reason"] == ""


def test_a_loan_is_of_who_borrows_and_who_lends(api: Api):
    tool = stored(api.bench)
    one = booked(api.bench, tool)
    waits = booked(api.bench, tool, NEIGHBOUR, wait=True)
    mine = api.get(RESIDENT, f"{LOANS}/{one.id}")
    assert (mine["person_name"], mine["first"], mine["ahead"]) == (RESIDENT.name, "2015-03-02", None)
    assert api.get(RESIDENT, LOANS, mine="true")["items"] == [mine]
    assert api.get(RESIDENT, LOANS, mine="true", state="lent")["items"] == []
    assert api.get(NEIGHBOUR, f"{LOANS}/{waits.id}")["ahead"] == 0
    api.get(NEIGHBOUR, f"{LOANS}/{one.id}", 404)
    assert len(api.get(DESK, LOANS, place=NEIGHBOURHOOD)["items"]) == 2
    assert len(api.get(DESK, LOANS, place=NEIGHBOURHOOD, state="waiting")["items"]) == 1
    api.get(RESIDENT, LOANS, 403, place=NEIGHBOURHOOD)
    api.get(RESIDENT, LOANS, 422)


@pytest.mark.parametrize(
    ("collection", "change", "name"),
    [
        ("tool_room", {"booked": []}, "days_of_tools_are_those_of_their_loans"),
        ("tool_room", {"waiting": 3}, "days_of_tools_are_those_of_their_loans"),
        ("loans", {"state": "overdue"}, "what_ends_by_itself_is_watched"),
        ("timers", {"kind": "x"}, "what_ends_by_itself_is_watched"),
    ],
)
def test_each_damage_is_noticed(bench: Bench, collection: str, change: dict[str, Any], name: str):
    bench.act(DESK, schedules.begin)
    booked(bench, stored(bench))
    assert broken(bench) == {}
    stored_in = bench.store.database.collection(collection)
    if collection == "timers":
        stored_in.delete_one({"kind": LOAN})
    else:
        stored_in.update_one({}, {"$set": change})
    assert name in broken(bench)
