# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import return_order
from services.dispatch.commands.return_order import ReturnOrder
from tests.system.dispatch.district import GRID_WORKER, PLUMBER, START, Bench
from tests.unit.dispatch.samples import minutes

NO_TOOLS = ReturnOrder(reason="需要关总阀")


def test_it_waits_for_another_assignment_and_the_overall_limit_runs_on(bench: Bench):
    order_id = bench.assigned()
    order = bench.act(PLUMBER, lambda tx: return_order.handle(tx, order_id, NO_TOOLS))
    assert (order.state, order.assignee, order.clock.target) == ("accepted", None, "assign")
    assert order.overall.due_at == START + minutes(1440)


def test_only_the_responsible_or_the_desk_returns(bench: Bench):
    order_id = bench.assigned()
    with pytest.raises(Forbidden):
        bench.act(GRID_WORKER, lambda tx: return_order.handle(tx, order_id, NO_TOOLS))
