# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.commands import book_suspense
from services.finance.domain.bank_lines import LineState
from services.finance.domain.chart import Known
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.till import account, lines_of, statement


def test_a_line_that_waited_is_booked_once_the_fund_has_the_money(bench: Bench):
    fund = bench.fund()
    (line,) = lines_of(bench, statement(bench, account(bench, fund), "2026-03-02,,8.00,某人,扣款,L1"))
    bench.post((Known.BANK, fund, 1_000), (Known.FEES, fund, -1_000))
    booked = bench.act(TREASURER, lambda tx: book_suspense.handle(tx, tx.bank_lines.get(line.id)))
    assert (booked.state, bench.books(fund)[Known.SUSPENSE]) == (LineState.SUSPENSE, 800)
