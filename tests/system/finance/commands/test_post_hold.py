# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import post_hold, void_hold
from services.finance.commands.post_hold import PostHold
from services.finance.commands.void_hold import VoidHold
from services.finance.domain.chart import Known
from services.finance.domain.errors import BeyondHold, HoldBound, HoldEnded
from services.finance.domain.holds import Hold, HoldState
from tests.system.finance.commands.test_place_hold import held
from tests.system.finance.compound import DAY, TREASURER, Bench
from tests.system.finance.spending import approved, invoiced, ready


def posted(bench: Bench, hold_id: str, fen: int) -> Hold:
    given = {
        "entry_id": bench.id(),
        "account": Known.WORKS,
        "amount": {"fen": fen},
        "effective": DAY.isoformat(),
    }
    cmd = PostHold.model_validate(given)
    return bench.act(TREASURER, lambda tx: post_hold.handle(tx, hold_id, cmd))


def test_a_hold_is_paid_in_parts(bench: Bench):
    fund = bench.fund(cash=1000)
    hold = held(bench, fund, 1000)
    assert posted(bench, hold.id, 400).left.fen == 600
    assert (bench.cash(fund), bench.read().funds.get(fund).held.fen) == (600, 600)
    with pytest.raises(BeyondHold):
        posted(bench, hold.id, 601)
    assert posted(bench, hold.id, 600).state is HoldState.POSTED
    assert (bench.cash(fund), bench.read().funds.get(fund).held.fen) == (0, 0)
    with pytest.raises(HoldEnded):
        posted(bench, hold.id, 1)


def test_what_is_held_for_an_invoice_goes_with_the_invoice(bench: Bench):
    _, work = ready(bench)
    invoice = approved(bench, invoiced(bench, work, 700))
    with pytest.raises(HoldBound):
        posted(bench, invoice.id, 700)
    with pytest.raises(HoldBound):
        bench.act(TREASURER, lambda tx: void_hold.handle(tx, invoice.id, VoidHold(reason="x")))
