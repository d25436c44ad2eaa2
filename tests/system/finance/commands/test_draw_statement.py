# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from scripts import verify
from services.chassis.values import Money
from services.finance.domain.chart import Known
from services.finance.domain.errors import ClosedPeriod
from services.finance.domain.statements import StatementState
from services.finance.store import AT_ONCE
from tests.system.finance.accounts import FEW, closed, leaves, published, used
from tests.system.finance.compound import BUILDING, Bench


def test_a_statement_says_what_the_postings_come_to(bench: Bench):
    fund = used(bench)
    below = bench.fund(place_path=BUILDING)
    lines = (Known.BANK, below, 5), (Known.FEES, below, -5)
    bench.post(*lines, place_path=BUILDING)
    statement = published(bench)
    assert (statement.state, statement.entries, statement.parts) == (StatementState.PUBLISHED, FEW + 1, 1)
    (told,) = statement.funds
    found = {one.account: (one.opening.fen, one.closing.fen) for one in told.lines}
    assert (told.fund_id, found[Known.BANK]) == (fund, (0, 100_000 + 77 - 1000))
    assert verify.check_statement(leaves(bench), statement.id)["entries"] == FEW + 1
    with pytest.raises(ClosedPeriod):
        bench.post((Known.BANK, fund, 1), (Known.FEES, fund, -1))


def test_it_is_drawn_up_in_pieces_and_the_next_begins_where_it_ended(bench: Bench):
    fund = bench.fund()
    bench.post_many(AT_ONCE + 3, lambda n: ((Known.BANK, fund, n + 1), (Known.FEES, fund, -n - 1)))
    first = published(bench)
    assert (first.entries, first.parts) == (AT_ONCE + 3, 2)
    bench.post((Known.BANK, fund, 9), (Known.FEES, fund, -9), effective="2026-05-05")
    second = published(bench, "2026Q2", "2026-07-02")
    bank = {one.account: one for one in second.funds[0].lines}[Known.BANK]
    whole = sum(range(1, AT_ONCE + 4))
    assert (bank.opening, bank.debit, bank.closing) == (Money(whole), Money(9), Money(whole + 9))
    for one in (first, second):
        verify.check_statement(leaves(bench), one.id)
    assert bench.books(fund) == {Known.BANK: whole + 9, Known.FEES: -whole - 9}


def test_what_is_published_names_nobody(bench: Bench):
    used(bench)
    published(bench)
    assert not any("张三" in leaf["data"] for leaf in leaves(bench))


def test_a_piece_that_is_killed_is_drawn_again_once(bench: Bench):
    used(bench)
    closed(bench)
    bench.fire()
    assert bench.fire() == 0
    parts = [one for one in leaves(bench) if '"kind":"postings"' in one["data"]]
    assert len(parts) == 1
