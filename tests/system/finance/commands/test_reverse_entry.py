# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import reverse_entry
from services.finance.commands.reverse_entry import ReverseEntry
from services.finance.domain.chart import Known
from services.finance.domain.errors import AlreadyReversed, FundSpent
from services.finance.domain.reversals import Reversal
from tests.system.finance.compound import STRANGER, TREASURER, Bench


def reversed_(bench: Bench, entry_id: str, by=TREASURER) -> Reversal:
    cmd = ReverseEntry(id=bench.id(), reason="科目记错了。")
    return bench.act(by, lambda tx: reverse_entry.handle(tx, entry_id, cmd))


def test_an_entry_is_taken_back_once(bench: Bench):
    fund = bench.fund(cash=1000)
    wrong = bench.post((Known.WORKS, fund, 300), (Known.BANK, fund, -300))
    asked = reversed_(bench, wrong.id)
    assert bench.cash(fund) == 1000
    taken_back = bench.read().entries.get(asked.id)
    assert (taken_back.reverses, taken_back.kind) == (wrong.id, "reversal")
    for again in (wrong.id, taken_back.id):
        with pytest.raises(AlreadyReversed):
            reversed_(bench, again)
    with pytest.raises(Forbidden):
        reversed_(bench, wrong.id, STRANGER)


def test_what_was_spent_meanwhile_is_not_taken_back(bench: Bench):
    fund = bench.fund()
    came = bench.post((Known.BANK, fund, 300), (Known.FEES, fund, -300))
    bench.post((Known.WORKS, fund, 1), (Known.BANK, fund, -1))
    with pytest.raises(FundSpent):
        reversed_(bench, came.id)
    assert bench.cash(fund) == 299
