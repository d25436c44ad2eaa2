# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.finance.commands import void_hold
from services.finance.commands.void_hold import VoidHold
from services.finance.domain.errors import HoldEnded
from services.finance.domain.holds import HoldState
from tests.system.finance.commands.test_place_hold import held
from tests.system.finance.commands.test_post_hold import posted
from tests.system.finance.compound import TREASURER, Bench


def test_what_is_left_can_be_let_go(bench: Bench):
    fund = bench.fund(cash=1000)
    hold = held(bench, fund, 1000, bench.clock() + timedelta(days=1))
    posted(bench, hold.id, 300)
    voided = bench.act(TREASURER, lambda tx: void_hold.handle(tx, hold.id, VoidHold(reason="不做了。")))
    assert (voided.state, voided.left.fen) == (HoldState.VOIDED, 0)
    assert (bench.cash(fund), bench.read().funds.get(fund).held.fen) == (700, 0)
    with pytest.raises(HoldEnded):
        posted(bench, hold.id, 1)
    bench.wait(timedelta(days=2))
    assert bench.fire() == 0
