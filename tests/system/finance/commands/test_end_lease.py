# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import end_lease
from services.finance.commands.end_lease import EndLease
from services.finance.domain.asset_errors import LeaseOver, OutsideTerm
from services.finance.domain.chart import Known
from services.finance.domain.leases import Lease
from tests.system.finance.compound import OWNERS, TREASURER, Bench
from tests.system.finance.letting import RENT, asset, billed, bills_of, leased
from tests.system.finance.till import received


def ended(bench: Bench, lease: Lease, on: str, by=TREASURER) -> Lease:
    cmd = EndLease.model_validate({"on": on, "reason": "搬走了。"})
    return bench.act(by, lambda tx: end_lease.handle(tx, lease.id, cmd))


def test_days_that_are_not_used_are_set_against_what_is_owed(bench: Bench):
    known = asset(bench)
    lease = leased(bench, known)
    billed(bench)
    with pytest.raises(Forbidden):
        ended(bench, lease, "2026-03-16", OWNERS[0])
    with pytest.raises(OutsideTerm):
        ended(bench, lease, "2027-03-02")
    ended(bench, lease, "2026-03-16")
    (bill,) = bills_of(bench, lease)
    assert bill.owed.fen == RENT * 15 // 31
    assert bench.books(known.fund_id)[Known.RECEIVABLE] == bill.owed.fen
    assert bench.read().assets.get(known.id).state == "free"
    with pytest.raises(LeaseOver):
        ended(bench, lease, "2026-03-16")


def test_what_was_paid_for_them_is_owed_back_and_held(bench: Bench):
    known = asset(bench)
    lease = leased(bench, known)
    billed(bench)
    (bill,) = bills_of(bench, lease)
    received(bench, known.fund_id, RENT, bills=[bill.id])
    ended(bench, lease, "2026-03-16")
    (owed,) = bench.read().deposits.list({"lease_id": lease.id})
    back = RENT - RENT * 15 // 31
    assert (owed.amount.fen, bench.books(known.fund_id)[Known.DEPOSITS]) == (back, -back)
    assert bench.read().funds.get(known.fund_id).held.fen == back
