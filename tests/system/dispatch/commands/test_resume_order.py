# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.dispatch.commands import resume_order, suspend_order
from services.dispatch.commands.suspend_order import SuspendOrder
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.district import PLUMBER, START, Bench
from tests.unit.dispatch.samples import minutes


def test_the_time_that_was_left_runs_on(bench: Bench):
    order_id = bench.started()
    bench.wait(minutes(60))
    bench.act(PLUMBER, lambda tx: suspend_order.handle(tx, order_id, SuspendOrder(reason="weather")))
    bench.wait(minutes(5000))
    order = bench.act(PLUMBER, lambda tx: resume_order.handle(tx, order_id))
    assert order.overall.due_at == START + minutes(1440 + 5000)
    bench.wait(minutes(1380))
    bench.fire()
    assert bench.order(order_id).breaches == ()
    bench.wait(minutes(1))
    bench.fire()
    assert [breach.target for breach in bench.order(order_id).breaches] == ["overall"]


def test_what_is_not_suspended_is_not_resumed(bench: Bench):
    order_id = bench.started()
    with pytest.raises(WrongState):
        bench.act(PLUMBER, lambda tx: resume_order.handle(tx, order_id))
