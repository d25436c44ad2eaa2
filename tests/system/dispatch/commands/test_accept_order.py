# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import accept_order
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.district import CHIEF, DESK, GRID_WORKER, NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.unit.dispatch.samples import minutes


def test_the_desk_accepts_and_the_limit_of_the_next_step_runs(bench: Bench):
    order_id = bench.reported()
    now = bench.wait(minutes(5))
    order = bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))
    assert (order.state, order.clock.target, order.clock.due_at) == ("accepted", "assign", now + minutes(15))
    assert bench.order(order_id) == order
    assert bench.told(order_id) == ["OrderReported", "OrderAccepted"]


def test_the_grid_worker_accepts_in_his_grid(bench: Bench):
    order_id = bench.reported()
    assert bench.act(GRID_WORKER, lambda tx: accept_order.handle(tx, order_id)).state == "accepted"


@pytest.mark.parametrize(
    ("by", "refusal"),
    [(RESIDENT, Forbidden), (CHIEF, Forbidden), (NEIGHBOUR, NotFound), (STRANGER, NotFound)],
)
def test_others_do_not(bench: Bench, by, refusal):
    order_id = bench.reported()
    with pytest.raises(refusal):
        bench.act(by, lambda tx: accept_order.handle(tx, order_id))
    assert bench.order(order_id).state == "submitted"


def test_twice_is_refused(bench: Bench):
    order_id = bench.accepted()
    with pytest.raises(WrongState):
        bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))
    assert bench.told(order_id) == ["OrderReported", "OrderAccepted"]
