# SPDX-License-Identifier: AGPL-3.0-or-later
"""`linlictl audit verify`: whole chains pass, and an act that was changed or dropped is named."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from services.chassis import audit
from services.chassis.clock import system_now
from services.chassis.store.event_log import EVENTS
from services.finance.domain.chart import Known
from tests.system.finance.compound import Bench
from tests.system.finance.conftest import bench as bench
from tests.system.linlictl.conftest import Ran, typed
from tests.system.linlictl.test_books import check as check


@pytest.fixture
def verify(bench: Bench, check: Callable[..., Ran]) -> Callable[[], Ran]:
    """Over a chain of some entries of the books."""
    fund = bench.fund(cash=1000)
    bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    while not audit.seal(bench.store, system_now() + timedelta(seconds=2)):
        pass
    return lambda: typed("audit", "verify", "finance", "--output", "json")


def test_whole_chains_are_proven(verify: Callable[[], Ran]) -> None:
    ran = verify()
    assert ran.code == 0, ran.err
    assert [(one["service"], one["broken"]) for one in ran.json] == [("finance", 0)]
    assert ran.json[0]["checked"] > 2


def test_what_was_changed_and_dropped_is_named(bench: Bench, verify: Callable[[], Ran]) -> None:
    events = bench.store.database.collection(EVENTS)
    first, *_, last = events.find().sort("_id", 1)
    events.update_one({"_id": first["_id"]}, {"$set": {"actor": "somebody"}})
    events.delete_one({"_id": last["_id"]})
    ran = verify()
    assert ran.code == 1
    assert f"{first['_id']} was changed" in ran.err
    assert f"{last['_id']} is gone" in ran.err
