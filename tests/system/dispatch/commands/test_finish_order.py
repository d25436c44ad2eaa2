# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import finish_order
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.domain.errors import FinishedOutsideWork
from tests.system.dispatch.commands.test_settle_file import upload
from tests.system.dispatch.district import GRID_WORKER, PLUMBER, START, Bench
from tests.unit.dispatch.samples import minutes


def test_the_result_and_the_evidence_are_kept(bench: Bench):
    order_id = bench.started()
    photo = upload(bench, b"%PDF-1.7 before and after")
    cmd = FinishOrder(result="更换立管", evidence=(photo,))
    order = bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, cmd))
    assert (order.state, order.verdict, order.evidence) == ("done", "on_time", (photo,))
    assert bench.order(order_id) == order


def test_a_finish_that_is_reported_late_takes_the_breach_back(bench: Bench):
    order_id = bench.started()
    bench.wait(minutes(1500))
    bench.fire()
    assert "DeadlineBreached" in bench.told(order_id)
    cmd = FinishOrder(result="昨天已修好", finished_at=START + minutes(1400))
    order = bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, cmd))
    assert (order.verdict, order.breaches) == ("on_time", ())
    assert bench.told(order_id)[-3:] == ["BreachWithdrawn", "EscalationWithdrawn", "OrderFinished"]


def test_a_finish_in_the_future_is_refused(bench: Bench):
    order_id = bench.started()
    cmd = FinishOrder(result="x", finished_at=START + minutes(1))
    with pytest.raises(FinishedOutsideWork):
        bench.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, cmd))


def test_another_worker_does_not_finish_it(bench: Bench):
    order_id = bench.started()
    with pytest.raises(Forbidden):
        bench.act(GRID_WORKER, lambda tx: finish_order.handle(tx, order_id, FinishOrder(result="x")))
