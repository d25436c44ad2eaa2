# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound, Principal
from services.dispatch.commands import cancel_redemption, put_policy
from services.dispatch.commands.cancel_redemption import CancelRedemption
from services.dispatch.domain.goods import Redemption
from services.dispatch.domain.point_errors import WrongRedemptionState
from services.dispatch.policies.points import PointPolicy
from tests.system.dispatch.district import ADMIN, DESK, NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.point_samples import account, balance, entered, entries, redeemed, shelved, stock
from tests.unit.dispatch.samples import at


def cancel(bench: Bench, one: Redemption, by: Principal = RESIDENT) -> Redemption:
    cmd = CancelRedemption(reason="不需要了")
    return bench.act(by, lambda tx: cancel_redemption.handle(tx, one.id, cmd))


@pytest.mark.parametrize("by", [RESIDENT, DESK])
def test_points_and_goods_go_back(bench: Bench, by: Principal):
    entered(bench)
    good = shelved(bench)
    one = redeemed(bench, good)
    before = account(bench).lots
    assert cancel(bench, one, by).state == "cancelled"
    assert (balance(bench), stock(bench, good), entries(bench)[-1].kind) == (60, 5, "returned")
    assert [lot.until for lot in account(bench).lots] == [lot.until for lot in before]
    with pytest.raises(WrongRedemptionState):
        cancel(bench, one)


def test_points_that_would_have_ended_are_good_for_this_month(bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, PointPolicy(expiry_months=1), tx.root))
    entered(bench)
    one = redeemed(bench, shelved(bench))
    bench.clock.set(at("2015-05-20 09:00"))
    bench.fire()
    cancel(bench, one)
    assert [(lot.left, str(lot.until)) for lot in account(bench).lots] == [(30, "2015-05-31")]


def test_nobody_elses(bench: Bench):
    entered(bench)
    one = redeemed(bench, shelved(bench))
    with pytest.raises(NotFound):
        cancel(bench, one, NEIGHBOUR)
