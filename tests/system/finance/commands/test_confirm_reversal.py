# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import close_period, confirm_reversal
from services.finance.commands.close_period import ClosePeriod
from services.finance.domain.chart import Known
from services.finance.domain.errors import AlreadyReversed, SamePerson
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import ADMIN, COMPOUND, SUPERVISOR, TREASURER, Bench


def test_an_entry_of_a_closed_quarter_needs_two_keys(bench: Bench):
    fund = bench.fund(cash=1000)
    wrong = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    bench.until("2026-04-02")
    cmd = ClosePeriod(place_path=COMPOUND, quarter="2026Q1")
    bench.act(TREASURER, lambda tx: close_period.handle(tx, cmd))
    asked = reversed_(bench, wrong.id, ADMIN)
    assert bench.cash(fund) == 700
    for by, refusal in ((TREASURER, Forbidden), (ADMIN, SamePerson)):
        with pytest.raises(refusal):
            bench.act(by, lambda tx: confirm_reversal.handle(tx, asked.id))
    bench.act(SUPERVISOR, lambda tx: confirm_reversal.handle(tx, asked.id))
    assert bench.cash(fund) == 1000
    assert bench.read().entries.get(asked.id).effective.isoformat() == "2026-04-02"
    with pytest.raises(AlreadyReversed):
        bench.act(SUPERVISOR, lambda tx: confirm_reversal.handle(tx, asked.id))
    assert bench.told("reversal", asked.id) == ["ReversalAsked", "ReversalConfirmed"]
