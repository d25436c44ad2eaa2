# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.dispatch.commands import forget_lead_persons, put_policy
from services.dispatch.domain.members_lead import LeadKind
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.timers import schedules
from tests.system.dispatch.district import ADMIN, NEIGHBOURHOOD, START, Bench
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.test_members_lead import CLAIMANTS, claims, joins

MONTH = timedelta(days=31)


@pytest.fixture
def claimed(bench: Bench) -> Bench:
    """In March two people claim an order each, one of them a member; persons are kept for a month."""
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, QualityPolicy(lead_months=1), tx.root))
    bench.act(ADMIN, schedules.begin)
    joins(bench, CLAIMANTS[0])
    claims(bench, *CLAIMANTS[:2])
    return bench


def kept(bench: Bench) -> int:
    return len(bench.read().lead_persons.list({"person_id": CLAIMANTS[0].subject}))


def test_the_persons_are_forgotten_by_schedule_and_the_figures_stay(claimed: Bench):
    before = claimed.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD)
    claimed.clock.set(START + MONTH)
    claimed.act(ADMIN, forget_lead_persons.handle)
    assert kept(claimed) == 3
    claimed.clock.set(START + 2 * MONTH)
    claimed.fire()
    assert claimed.read().lead_persons.list({}) == []
    assert claimed.read().lead(LeadKind.CLAIMS, "2015-03", NEIGHBOURHOOD) == before
    assert "lead_tallies_count_who_did_it" not in broken(claimed)


def test_the_rest_follows_at_once(claimed: Bench):
    claimed.clock.set(START + 2 * MONTH)
    pieces = [claimed.act(ADMIN, lambda tx: forget_lead_persons.handle(tx, 4)) for _ in range(2)]
    assert pieces == [False, True]
    assert claimed.read().lead_persons.list({}) == []


def test_who_is_lost_before_is_noticed(claimed: Bench):
    claimed.store.database.collection("lead_persons").delete_one({"person_id": CLAIMANTS[0].subject})
    assert "lead_tallies_count_who_did_it" in broken(claimed)
