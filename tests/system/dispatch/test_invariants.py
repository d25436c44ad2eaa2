# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants of orders hold after real lives, and each notices its damage."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from pymongo.collection import Collection

from services.chassis.invariants import WHOLE, ServiceData
from services.chassis.invariants.platform import platform
from services.dispatch.commands import close_order, comment_order, reopen_order
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.commands.comment_order import CommentOrder
from services.dispatch.commands.reopen_order import ReopenOrder
from services.dispatch.invariants import cells_in_parts, invariants
from services.dispatch.store import WATCH, Tx
from services.dispatch.timers import schedules
from tests.system.dispatch.conftest import opened
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.ground import Grounds

COPIES = "copies_equal_the_owners_facts"


def books(bench: Bench) -> ServiceData:
    grace = timedelta(days=36500)
    return ServiceData("dispatch", bench.store.database, Tx, bench.clock(), grace, lambda _: books(bench))


def broken(bench: Bench) -> dict[str, list[str]]:
    found = [one.find(books(bench)) for one in (*platform, *invariants) if one.name != COPIES]
    return {finding.name: list(finding.offences) for finding in found if finding.broken}


@pytest.fixture(scope="module")
def bench(grounds: Grounds) -> Iterator[Bench]:
    """One for all: each test puts right again what it damages."""
    with opened(grounds) as bench:
        yield bench


@pytest.fixture(scope="module")
def order_id(bench: Bench) -> str:
    """The last of several orders that stand at different steps, some with breaches and escalations."""
    bench.act(DESK, schedules.begin)
    bench.reported()
    bench.assigned()
    bench.wait(timedelta(days=2))
    bench.fire()
    closed = bench.revisited()
    bench.act(DESK, lambda tx: close_order.handle(tx, closed, CloseOrder(closure="resolved")))
    reopened = bench.finished()
    bench.act(RESIDENT, lambda tx: reopen_order.handle(tx, reopened, ReopenOrder(reason="还在漏")))
    bench.wait(timedelta(days=3))
    bench.fire()
    last = bench.started()
    bench.act(RESIDENT, lambda tx: comment_order.handle(tx, last, CommentOrder(text="请快一点")))
    internal = CommentOrder(text="业主情绪激动", internal=True)
    bench.act(DESK, lambda tx: comment_order.handle(tx, last, internal))
    return last


@contextmanager
def damaged(bench: Bench, collection: str, where: dict[str, Any]) -> Iterator[Collection[dict[str, Any]]]:
    """What matches is afterwards as it was, whatever becomes of it."""
    raw = bench.store.database.collection(collection)
    kept = list(raw.find(where))
    assert kept
    try:
        yield raw
    finally:
        for one in kept:
            raw.replace_one({"_id": one["_id"]}, one, upsert=True)


@pytest.fixture(scope="module", autouse=True)
def _put_right(bench: Bench, order_id: str) -> Iterator[None]:
    yield
    assert order_id
    assert broken(bench) == {}


def test_they_hold_after_real_lives(bench: Bench, order_id: str) -> None:
    assert broken(bench) == {}
    checked = {one.name: one.find(books(bench)).checked for one in invariants if one.name != COPIES}
    assert checked == {
        "orders_went_a_legal_way": 6,
        "internal_remarks_are_of_an_order": 1,
        "limits_are_watched": 6,
        "rounds_are_watched": 1,
        "plans_in_force_have_their_next_round": 0,
        "points_come_to_their_entries": 1,
        "what_ends_by_itself_is_watched": 0,
        "places_in_activities_are_counted": 0,
        "days_of_tools_are_those_of_their_loans": 0,
        "times_of_venues_are_those_of_their_bookings": 0,
        "tallies_count_the_orders": 2,
        "duties_count_what_is_borne": 2,
        "standings_count_what_is_open": 1,
        "cells_count_the_orders_on_the_map": 7,
        "lead_tallies_count_who_did_it": 0,
        "every_district_has_its_schedules": 4,
    }


@pytest.mark.parametrize(
    ("collection", "change", "name"),
    [
        ("orders", {"state": "done"}, "orders_went_a_legal_way"),
        ("orders", {"round": 2}, "orders_went_a_legal_way"),
        ("orders", {"breaches": []}, "orders_went_a_legal_way"),
        ("orders", {"rating": {"stars": 5, "text": ""}}, "tallies_count_the_orders"),
        ("events", {"type": "linli.dispatch.v1.OrderClosed"}, "orders_went_a_legal_way"),
        ("remarks", {"count": 2}, "internal_remarks_are_of_an_order"),
        ("timers", {"due_at": timedelta(minutes=1)}, "limits_are_watched"),
        ("tallies", {"counts.reported": 99}, "tallies_count_the_orders"),
        ("group_tallies", {"counts.reported": 99}, "tallies_count_the_orders"),
        ("duties", {"open": 99}, "duties_count_what_is_borne"),
        ("standings", {"counts.open": 99}, "standings_count_what_is_open"),
        ("map_cells", {"counts.0.counts.open": 99}, "cells_count_the_orders_on_the_map"),
    ],
)
def test_each_notices_its_damage(
    bench: Bench, order_id: str, collection: str, change: dict[str, Any], name: str
) -> None:
    moved = {field: bench.clock() + to for field, to in change.items() if isinstance(to, timedelta)}
    where: dict[str, Any] = {"orders": {"id": order_id}, "timers": {"aggregate_id": order_id}}.get(
        collection, {}
    )
    if collection == "events":
        where = {"aggregate": f"order/{order_id}", "sequence": 2}
    if "breaches" in change:
        where = {"breaches.0": {"$exists": True}}
    with damaged(bench, collection, where) as raw:
        assert raw.update_one(where, {"$set": change | moved}).modified_count == 1
        assert name in broken(bench)


@pytest.mark.parametrize(
    ("collection", "name"),
    [
        ("orders", "orders_went_a_legal_way"),
        ("remarks", "internal_remarks_are_of_an_order"),
        ("timers", "limits_are_watched"),
        ("tallies", "tallies_count_the_orders"),
        ("group_tallies", "tallies_count_the_orders"),
        ("duties", "duties_count_what_is_borne"),
        ("standings", "standings_count_what_is_open"),
        ("map_cells", "cells_count_the_orders_on_the_map"),
    ],
)
def test_each_notices_a_loss(bench: Bench, order_id: str, collection: str, name: str) -> None:
    where = {"kind": WATCH} if collection == "timers" else {}
    with damaged(bench, collection, where) as raw:
        raw.delete_one(where)
        assert name in broken(bench)


@pytest.mark.parametrize("at_once", [1, 3])
def test_the_map_is_looked_through_in_parts(bench: Bench, order_id: str, at_once: int) -> None:
    whole = list(cells_in_parts(books(bench), 1000))
    assert order_id
    assert list(cells_in_parts(books(bench), at_once)) == whole == [WHOLE] * len(whole)
    with damaged(bench, "map_cells", {}) as cells:
        cells.update_one({}, {"$set": {"counts.0.counts.open": 99}})
        found = list(cells_in_parts(books(bench), at_once))
    assert (len(found), found.count(WHOLE)) == (len(whole), len(whole) - 1)


def test_a_lost_event_is_noticed(bench: Bench, order_id: str) -> None:
    with damaged(bench, "events", {"aggregate": f"order/{order_id}"}) as events:
        events.delete_one({"aggregate": f"order/{order_id}", "sequence": 2})
        assert broken(bench).keys() >= {"sequences_are_whole", "orders_went_a_legal_way"}
        events.delete_many({"aggregate": f"order/{order_id}"})
        assert broken(bench).keys() >= {"aggregates_stand_at_their_last_event", "orders_went_a_legal_way"}
