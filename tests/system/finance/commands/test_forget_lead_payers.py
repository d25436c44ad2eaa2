# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import forget_lead_payers, put_policy
from services.finance.policies import BillingPolicy
from services.finance.timers import schedules
from tests.system.finance.compound import ADMIN, Bench
from tests.system.finance.members import HOUSEHOLDS, counted_morning, counts, pays, run
from tests.system.finance.test_invariants import broken

INVARIANT = "paid_tallies_count_who_paid"


@pytest.fixture
def counted(bench: Bench) -> Bench:
    """A run is counted in March; payers are kept for a month."""
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, BillingPolicy(lead_months=1), tx.root))
    bench.act(ADMIN, schedules.begin)
    bills = run(bench)
    pays(bench, *bills[:12])
    counted_morning(bench, bills)
    return bench


def test_the_payers_are_forgotten_by_schedule_and_the_figures_stay(counted: Bench):
    before = counts(counted, "2026-03")
    counted.until("2026-04-30")
    counted.act(ADMIN, forget_lead_payers.handle)
    assert len(counted.read().lead_payers.list({"person_id": HOUSEHOLDS[0].subject})) == 3
    counted.until("2026-05-07")
    counted.fire()
    assert counted.read().lead_payers.list({}) == []
    assert counts(counted, "2026-03") == before
    assert INVARIANT not in broken(counted)


def test_the_rest_follows_at_once(counted: Bench):
    counted.until("2026-05-07")
    pieces = [counted.act(ADMIN, lambda tx: forget_lead_payers.handle(tx, 50)) for _ in range(2)]
    assert pieces == [False, True]
    assert counted.read().lead_payers.list({}) == []


def test_who_is_lost_before_is_noticed(counted: Bench):
    counted.store.database.collection("lead_payers").delete_one({"person_id": HOUSEHOLDS[0].subject})
    assert set(broken(counted)) == {INVARIANT}
