# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points and the shelf over HTTP: who sees what, and what must be true of them."""

from typing import Any

import pytest

from services.dispatch.store.points import COLLECT, EXPIRE
from services.dispatch.timers import schedules
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import (
    CHIEF,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    Bench,
)
from tests.system.dispatch.point_samples import entered, ready, redeemed, shelved
from tests.system.dispatch.test_invariants import broken

ACCOUNTS, ENTRIES = "/dispatch/v1/point-accounts", "/dispatch/v1/point-entries"
GOODS, REDEMPTIONS = "/dispatch/v1/goods", "/dispatch/v1/redemptions"
MINE = f"{ACCOUNTS}/{RESIDENT.subject}"


def test_a_person_sees_their_own_points_and_staff_those_of_their_places(api: Api):
    assert api.get(RESIDENT, f"{ACCOUNTS}/mine")["balance"] == 0
    assert api.get(RESIDENT, f"{MINE}/entries")["items"] == []
    entered(api.bench, units=10)
    shown = api.get(RESIDENT, f"{ACCOUNTS}/mine")
    assert (shown["balance"], shown["honour"]["name"], shown["lots"]) == (
        100,
        "一星志愿者",
        [{"points": 100, "until": "2017-03-31"}],
    )
    assert api.get(DESK, MINE) == shown
    (entry,) = api.get(RESIDENT, f"{MINE}/entries")["items"]
    assert (entry["rule_name"], entry["points"]) == ("志愿服务", 100)
    assert api.get(DESK, f"{MINE}/entries")["items"] == [entry]
    assert entry["person_name"] == RESIDENT.name
    assert api.get(DESK, ENTRIES, place=NEIGHBOURHOOD)["items"] == [entry]
    assert api.get(STRANGER, ENTRIES, place=ELSEWHERE)["items"] == []


def test_nobody_else_knows(api: Api):
    entered(api.bench)
    for by in (NEIGHBOUR, STRANGER, CHIEF):
        for path in (MINE, f"{MINE}/entries"):
            api.get(by, path, 404)
    api.get(NEIGHBOUR, ENTRIES, 403, place=NEIGHBOURHOOD)


def test_the_shelf_and_what_was_redeemed(api: Api):
    entered(api.bench)
    good = shelved(api.bench)
    (shown,) = api.get(RESIDENT, GOODS, place=NEIGHBOURHOOD)["items"]
    assert (shown["name"], shown["price"], shown["stock"]) == ("洗衣液", 30, 5)
    assert api.get(DESK, f"{GOODS}/{good.id}") == shown
    assert api.get(RESIDENT, GOODS)["items"] == [shown]
    assert api.get(STRANGER, GOODS)["items"] == []
    api.get(STRANGER, f"{GOODS}/{good.id}", 403)
    api.get(STRANGER, GOODS, 403, place=NEIGHBOURHOOD)
    one = redeemed(api.bench, good)
    mine = api.get(RESIDENT, f"{REDEMPTIONS}/{one.id}")
    assert (mine["pickup"], mine["person_name"]) == (one.pickup, RESIDENT.name)
    assert api.get(DESK, f"{REDEMPTIONS}/{one.id}")["pickup"] is None
    api.get(NEIGHBOUR, f"{REDEMPTIONS}/{one.id}", 404)
    assert api.get(RESIDENT, REDEMPTIONS, mine="true")["items"] == [mine]
    assert api.get(RESIDENT, REDEMPTIONS, mine="true", state="ready")["items"] == []
    assert len(api.get(DESK, REDEMPTIONS, place=NEIGHBOURHOOD, state="redeemed")["items"]) == 1
    assert api.get(DESK, REDEMPTIONS, place=NEIGHBOURHOOD, state="ready")["items"] == []
    api.get(RESIDENT, REDEMPTIONS, 403, place=NEIGHBOURHOOD)
    api.get(RESIDENT, REDEMPTIONS, 422)


@pytest.fixture
def lived(bench: Bench) -> Bench:
    """Points that end, goods that wait."""
    bench.act(DESK, schedules.begin)
    entered(bench, units=7)
    good = shelved(bench)
    ready(bench, redeemed(bench, good))
    redeemed(bench, good)
    return bench


@pytest.mark.parametrize(
    ("collection", "key", "change", "name"),
    [
        ("point_accounts", {}, {"balance": 7}, "points_come_to_their_entries"),
        ("point_accounts", {}, {"lots": []}, "points_come_to_their_entries"),
        ("point_entries", {"number": 2}, {"points": -3}, "points_come_to_their_entries"),
        ("timers", {"kind": EXPIRE}, {"kind": "x"}, "what_ends_by_itself_is_watched"),
        ("timers", {"kind": COLLECT}, {"kind": "x"}, "what_ends_by_itself_is_watched"),
    ],
)
def test_each_damage_is_noticed(
    lived: Bench, collection: str, key: dict[str, Any], change: dict[str, Any], name: str
):
    assert broken(lived) == {}
    stored = lived.store.database.collection(collection)
    document = stored.find_one(key)
    if collection == "timers":
        stored.delete_one({"_id": document["_id"]})
    else:
        stored.update_one({"_id": document["_id"]}, {"$set": change})
    assert name in broken(lived)


def test_an_account_that_is_gone_is_noticed(lived: Bench):
    lived.store.database.collection("point_accounts").delete_many({})
    assert "points_come_to_their_entries" in broken(lived)
