# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import book_reversal
from services.finance.domain.chart import Known
from services.finance.domain.errors import AlreadyReversed
from services.finance.domain.reversals import Reversal
from tests.system.finance.compound import TREASURER, Bench


def test_an_entry_is_taken_back_once_whoever_asks(bench: Bench):
    fund = bench.fund(cash=10)
    entry = bench.post((Known.WORKS, fund, 3), (Known.BANK, fund, -3))

    def book() -> None:
        asked = Reversal(id=bench.id(), entry_id=entry.id, reason="x", asked_by="p", asked_at=bench.clock())
        bench.act(TREASURER, lambda tx: book_reversal.handle(tx, asked))

    book()
    with pytest.raises(AlreadyReversed):
        book()
    assert bench.cash(fund) == 10
