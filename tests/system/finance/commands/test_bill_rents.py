# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.domain.chart import Known
from services.finance.domain.leases import LeaseState
from services.finance.routes.bill_view import to_reckoned
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.letting import RENT, asset, billed, bills_of, leased


def test_each_month_is_billed_in_advance_once_and_the_lease_ends_by_itself(bench: Bench):
    known = asset(bench)
    lease = leased(bench, known, months=2, begins="2026-01-31")
    billed(bench)
    billed(bench)
    found = bills_of(bench, lease)
    assert [(bill.month, bill.payer, bill.amount.fen) for bill in found] == [
        ("2026-01", OWNERS[0].subject, RENT),
        ("2026-02", OWNERS[0].subject, RENT),
    ]
    assert bench.books(known.fund_id) == {Known.RECEIVABLE: 2 * RENT, Known.PARKING: -2 * RENT}
    assert bench.act(OWNERS[0], lambda tx: to_reckoned(tx, found[0])).formula == ""
    bench.until("2026-03-31")
    billed(bench)
    over = bench.read().leases.get(lease.id)
    assert (over.state, over.ended_on, bench.read().assets.get(known.id).state) == (
        LeaseState.ENDED,
        lease.ends,
        "free",
    )


def test_nothing_is_billed_before_its_day(bench: Bench):
    lease = leased(bench, asset(bench), begins="2026-03-03")
    billed(bench)
    assert bills_of(bench, lease) == []
    bench.until("2026-03-03")
    billed(bench)
    assert len(bills_of(bench, lease)) == 1
