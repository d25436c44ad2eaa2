# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import refuse_order
from services.dispatch.commands.refuse_order import RefuseOrder
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.unit.dispatch.samples import minutes

OUT_OF_DUTY = RefuseOrder(reason="市政管网，已转12345")


def test_a_refused_order_is_over_and_no_limit_runs(bench: Bench):
    order_id = bench.reported()
    order = bench.act(DESK, lambda tx: refuse_order.handle(tx, order_id, OUT_OF_DUTY))
    assert (order.state, order.open, order.result) == ("refused", False, OUT_OF_DUTY.reason)
    bench.wait(minutes(10_000))
    assert bench.fire() == 0
    assert bench.told(order_id) == ["OrderReported", "OrderRefused"]


def test_an_accepted_order_is_not_refused_any_more(bench: Bench):
    order_id = bench.accepted()
    with pytest.raises(WrongState):
        bench.act(DESK, lambda tx: refuse_order.handle(tx, order_id, OUT_OF_DUTY))


def test_a_resident_does_not_refuse(bench: Bench):
    order_id = bench.reported()
    with pytest.raises(Forbidden):
        bench.act(RESIDENT, lambda tx: refuse_order.handle(tx, order_id, OUT_OF_DUTY))
