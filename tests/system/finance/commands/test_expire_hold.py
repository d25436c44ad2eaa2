# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.holds import HoldState
from tests.system.finance.commands.test_place_hold import held
from tests.system.finance.commands.test_post_hold import posted
from tests.system.finance.compound import Bench


def test_a_hold_ends_by_itself(bench: Bench):
    fund = bench.fund(cash=1000)
    hold = held(bench, fund, 1000, bench.clock() + timedelta(days=1))
    posted(bench, hold.id, 300)
    bench.wait(timedelta(hours=23))
    assert bench.fire() == 0
    bench.wait(timedelta(hours=1))
    assert bench.fire() == 1
    assert bench.read().holds.get(hold.id).state is HoldState.EXPIRED
    assert (bench.cash(fund), bench.read().funds.get(fund).held.fen) == (700, 0)
    assert bench.told("hold", hold.id) == ["HoldPlaced", "HoldPosted", "HoldExpired"]


def test_what_is_paid_in_time_does_not_expire(bench: Bench):
    fund = bench.fund(cash=1000)
    hold = held(bench, fund, 1000, bench.clock() + timedelta(days=1))
    posted(bench, hold.id, 1000)
    bench.wait(timedelta(days=2))
    assert bench.fire() == 0
