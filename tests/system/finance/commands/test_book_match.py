# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import book_match
from services.finance.domain.bank_lines import Reason
from services.finance.domain.kinds import MatchKind
from services.finance.domain.till_errors import LineDecided
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.till import account, lines_of, matched, statement


def test_a_line_is_decided_once(bench: Bench):
    fund = bench.fund()
    (line,) = lines_of(bench, statement(bench, account(bench, fund), "2026-03-02,8.00,,某人,捐款,L1"))
    done = matched(bench, line, MatchKind.ACCOUNT, fund, account="4001")
    with pytest.raises(LineDecided):
        bench.act(
            TREASURER,
            lambda tx: book_match.handle(
                tx, tx.bank_lines.get(done.id), MatchKind.ACCOUNT, (fund,), Reason.PERSON, account="4001"
            ),
        )
