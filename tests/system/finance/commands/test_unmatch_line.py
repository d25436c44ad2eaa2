# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import unmatch_line
from services.finance.commands.unmatch_line import UnmatchLine
from services.finance.domain.bank_lines import LineState
from services.finance.domain.chart import Known
from services.finance.domain.kinds import MatchKind
from services.finance.domain.till_errors import LineDecided, MatchBooked
from tests.system.finance.compound import SUPERVISOR, TREASURER, Bench
from tests.system.finance.till import account, handed_over, lines_of, matched, received, statement


def unmatched(bench: Bench, line_id: str, by=TREASURER):
    return bench.act(by, lambda tx: unmatch_line.handle(tx, line_id, UnmatchLine(reason="不是这一笔。")))


def test_a_match_that_booked_nothing_is_undone_and_a_booked_one_is_reversed(bench: Bench):
    fund = bench.fund()
    received(bench, fund, 500)
    handover = handed_over(bench, fund, 500)
    rows = ("2026-03-02,5.00,,,现金存入,JK001", "2026-03-03,8.00,,某人,捐款,L1")
    slip, gift = lines_of(bench, statement(bench, account(bench, fund), *rows))
    with pytest.raises(LineDecided):
        unmatched(bench, gift.id)
    done = matched(bench, gift, MatchKind.ACCOUNT, fund, account="4001")
    with pytest.raises(MatchBooked):
        unmatched(bench, done.id)
    with pytest.raises(Forbidden):
        unmatched(bench, slip.id, SUPERVISOR)
    freed = unmatched(bench, slip.id)
    assert (freed.state, bench.books(fund)[Known.SUSPENSE]) == (LineState.SUSPENSE, -500)
    matched(bench, freed, MatchKind.ENTRY, handover.id)
    assert bench.books(fund)[Known.SUSPENSE] == 0
