# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import close_order
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.domain.errors import NotSolved, WrongState
from tests.system.dispatch.district import DESK, PLUMBER, Bench
from tests.unit.dispatch.samples import minutes


def test_the_six_steps_are_over(bench: Bench):
    order_id = bench.revisited()
    order = bench.act(DESK, lambda tx: close_order.handle(tx, order_id, CloseOrder()))
    assert (order.state, order.closure, order.verdict) == ("closed", "resolved", "on_time")
    bench.wait(minutes(100_000))
    assert bench.fire() == 0
    assert bench.told(order_id) == [
        "OrderReported",
        "OrderAccepted",
        "OrderAssigned",
        "OrderStarted",
        "OrderFinished",
        "OrderRevisited",
        "OrderClosed",
    ]


def test_unsolved_is_not_closed_as_resolved(bench: Bench):
    order_id = bench.revisited(solved=False)
    with pytest.raises(NotSolved):
        bench.act(DESK, lambda tx: close_order.handle(tx, order_id, CloseOrder()))
    other = CloseOrder(closure="unsolvable")
    assert bench.act(DESK, lambda tx: close_order.handle(tx, order_id, other)).closure == "unsolvable"


def test_without_a_revisit_it_is_not_closed(bench: Bench):
    order_id = bench.finished()
    with pytest.raises(WrongState):
        bench.act(DESK, lambda tx: close_order.handle(tx, order_id, CloseOrder()))


def test_the_responsible_does_not_close_his_own_work(bench: Bench):
    order_id = bench.revisited()
    with pytest.raises(Forbidden):
        bench.act(PLUMBER, lambda tx: close_order.handle(tx, order_id, CloseOrder()))
