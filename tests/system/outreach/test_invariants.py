# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invariants hold after real events and deliveries, and each notices its damage."""

from datetime import timedelta
from typing import Any

import pytest

from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.outreach.invariants import invariants
from services.outreach.store import Tx
from services.outreach.timers import schedules
from tests.system.outreach.district import ADMIN, Bench
from tests.system.outreach.receiver import Receiver

COPIES = "copies_equal_the_owners_facts"


def books(bench: Bench) -> ServiceData:
    grace = timedelta(days=36500)
    return ServiceData("outreach", bench.store.database, Tx, bench.clock(), grace, lambda _: books(bench))


def broken(bench: Bench) -> set[str]:
    found = [one.find(books(bench)) for one in (*platform, *invariants) if one.name != COPIES]
    return {finding.name for finding in found if finding.broken}


@pytest.mark.parametrize(
    ("collection", "where", "change", "noticed"),
    [
        ("feed", {"position": 2}, {"$set": {"position": 1}}, {"the_feed_has_no_gap"}),
        (
            "deliveries",
            {"progress": "waiting"},
            {"$set": {"progress": "behind"}},
            {"one_of_an_aggregate_is_on_its_way"},
        ),
        ("timers", {"kind": "endpoint.send"}, None, {"what_is_due_will_be_sent"}),
        ("timers", {"kind": "feed.spread"}, None, {"what_waits_has_its_turn"}),
    ],
)
def test_each_damage_is_noticed(
    bench: Bench, hook: Receiver, collection: str, where: dict[str, Any], change: Any, noticed: set[str]
):
    bench.act(ADMIN, schedules.begin)
    hook.statuses = [500]
    bench.registered(hook.url)
    for name in ("OrderReported", "OrderAccepted"):
        bench.hear(name)
    bench.run()
    bench.hear("OrderClosed")
    assert broken(bench) == set()
    kept = bench.store.database.collection(collection)
    first = kept.find_one(where)
    if change:
        kept.update_one({"_id": first["_id"]}, change)
    else:
        kept.delete_one({"_id": first["_id"]})
    assert broken(bench) == noticed
