# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import withdraw_order
from services.dispatch.commands.withdraw_order import WithdrawOrder
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench
from tests.unit.dispatch.samples import minutes


def withdraw(bench, by, order_id, reason=""):
    return bench.act(by, lambda tx: withdraw_order.handle(tx, order_id, WithdrawOrder(reason=reason)))


@pytest.mark.parametrize("by", [RESIDENT, DESK])
def test_what_is_taken_back_is_closed_and_nobody_is_late_with_it(bench: Bench, by):
    order_id = bench.assigned()
    order = withdraw(bench, by, order_id, "自己修好了")
    assert (order.state, order.closure, order.open) == ("closed", "withdrawn", False)
    bench.wait(minutes(3000))
    assert bench.fire() == 0
    assert bench.told(order_id)[-1] == "OrderClosed"


def test_nobody_elses_and_not_once_somebody_is_on_site(bench: Bench):
    order_id = bench.started()
    with pytest.raises(NotFound):
        withdraw(bench, NEIGHBOUR, order_id)
    with pytest.raises(WrongState):
        withdraw(bench, RESIDENT, order_id)
