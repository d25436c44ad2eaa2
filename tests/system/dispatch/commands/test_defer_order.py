# SPDX-License-Identifier: AGPL-3.0-or-later
from services.dispatch.commands import defer_order
from services.dispatch.commands.defer_order import DeferOrder
from services.dispatch.domain.suspensions import AWAITS_DECISION
from tests.system.dispatch.district import GRID_WORKER, Bench
from tests.unit.dispatch.samples import minutes


def test_a_grid_worker_defers_it_and_no_clock_runs(bench: Bench):
    order_id = bench.accepted()
    cmd = DeferOrder(note="要不要出租车位，要业主表决")
    order = bench.act(GRID_WORKER, lambda tx: defer_order.handle(tx, order_id, cmd))
    assert (order.suspension.reason, order.running) == (AWAITS_DECISION, ())
    bench.wait(minutes(100_000))
    assert bench.fire() == 0
    assert bench.told(order_id)[-1] == "OrderDeferred"
