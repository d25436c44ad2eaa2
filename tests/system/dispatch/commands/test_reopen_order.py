# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import close_order, reopen_order
from services.dispatch.commands.close_order import CloseOrder
from services.dispatch.commands.reopen_order import ReopenOrder
from services.dispatch.domain.errors import ReopenWindowOver
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, START, Bench
from tests.unit.dispatch.samples import minutes

WET = ReopenOrder(reason="又漏了")


def test_the_reporter_reopens_and_a_new_round_with_new_limits_begins(bench: Bench):
    order_id = bench.revisited(solved=False)
    bench.wait(minutes(60))
    order = bench.act(RESIDENT, lambda tx: reopen_order.handle(tx, order_id, WET))
    assert (order.state, order.round, order.verdict) == ("accepted", 2, None)
    assert order.overall.due_at == START + minutes(60 + 1440)


def test_after_the_window_it_stays_closed(bench: Bench):
    order_id = bench.revisited()
    bench.wait(minutes(9 * 1440))
    bench.act(DESK, lambda tx: close_order.handle(tx, order_id, CloseOrder()))
    bench.wait(minutes(7 * 1440 + 1))
    with pytest.raises(ReopenWindowOver):
        bench.act(RESIDENT, lambda tx: reopen_order.handle(tx, order_id, WET))


def test_a_neighbour_knows_nothing_of_it(bench: Bench):
    order_id = bench.finished()
    with pytest.raises(NotFound):
        bench.act(NEIGHBOUR, lambda tx: reopen_order.handle(tx, order_id, WET))
