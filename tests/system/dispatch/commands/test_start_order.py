# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import assign_order, start_order
from services.dispatch.commands.assign_order import AssignOrder
from tests.system.dispatch.district import COMPANY, DESK, GRID_WORKER, MANAGER, PLUMBER, Bench


def test_the_responsible_is_on_site(bench: Bench):
    order_id = bench.assigned()
    order = bench.act(PLUMBER, lambda tx: start_order.handle(tx, order_id))
    assert (order.state, order.clock) == ("in_progress", None)


def test_a_companys_project_manager_acts_for_it(bench: Bench):
    order_id = bench.accepted()
    bench.act(DESK, lambda tx: assign_order.handle(tx, order_id, AssignOrder(assignee_id=COMPANY)))
    assert bench.act(MANAGER, lambda tx: start_order.handle(tx, order_id)).state == "in_progress"


def test_another_worker_is_not_the_responsible(bench: Bench):
    order_id = bench.assigned()
    with pytest.raises(Forbidden):
        bench.act(GRID_WORKER, lambda tx: start_order.handle(tx, order_id))
