# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.dispatch.commands import suspend_order
from services.dispatch.commands.suspend_order import SuspendOrder
from services.dispatch.domain.errors import UnknownReason
from tests.system.dispatch.district import PLUMBER, Bench
from tests.unit.dispatch.samples import minutes


def test_while_it_is_suspended_no_timer_fires(bench: Bench):
    order_id = bench.started()
    cmd = SuspendOrder(reason="materials", note="管件明天到")
    order = bench.act(PLUMBER, lambda tx: suspend_order.handle(tx, order_id, cmd))
    assert (order.suspension.reason, order.running) == ("materials", ())
    bench.wait(minutes(100_000))
    assert bench.fire() == 0
    assert bench.order(order_id).breaches == ()


def test_a_reason_off_the_list_is_refused_and_the_list_is_told(bench: Bench):
    order_id = bench.started()
    with pytest.raises(UnknownReason) as refusal:
        bench.act(PLUMBER, lambda tx: suspend_order.handle(tx, order_id, SuspendOrder(reason="tired")))
    assert "weather" in refusal.value.known
