# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.commands import note_tenure, put_policy
from services.finance.domain.fees import Change
from services.finance.domain.places import Ownership
from services.finance.policies import BillingPolicy
from services.finance.store import Tx
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import ADMIN, BUILDING, COMPOUND, OWNERS, Bench, flat


def sold(bench: Bench, since: str) -> None:
    """The first flat belonged to the first owner and belongs to the second."""
    path = BUILDING.child("u001")
    old, new = OWNERS[0].subject, OWNERS[1].subject

    def work(tx: Tx) -> None:
        note_tenure.handle(tx, flat(1), old, "2020-01-01")
        note_tenure.handle(tx, flat(1), new, since)
        note_tenure.handle(tx, flat(1), new, since)
        tx.put_copy(Tx.ownerships, Ownership(flat(1), path, (new,), new, since), 9)

    bench.act(ADMIN, work)


def paid(bench: Bench, rule: Change) -> tuple[list[int], list[int]]:
    policy = BillingPolicy(change_of_owner=rule)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    billed(bench, tariff(bench, "household * 31"), "2026-03")
    bench.fire()
    old, new = (bills_of(bench, owner) for owner in OWNERS[:2])
    return [bill.amount.fen for bill in old], sorted(bill.amount.fen for bill in new)


def test_a_month_in_which_the_owner_changes_is_shared_by_days(bench: Bench):
    sold(bench, "2026-03-11")
    assert paid(bench, Change.BY_DAYS) == ([1000], [2100, 3100])


def test_or_the_new_owner_pays_from_the_next_month_on(bench: Bench):
    sold(bench, "2026-03-11")
    assert paid(bench, Change.NEXT_MONTH) == ([3100], [3100])
