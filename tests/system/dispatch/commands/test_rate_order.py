# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import rate_order
from services.dispatch.commands.rate_order import RateOrder
from services.dispatch.domain.errors import AlreadyRated, WrongState
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench

GOOD = RateOrder(stars=5, text="很快")


def test_the_reporter_rates_once(bench: Bench):
    order_id = bench.finished()
    assert bench.act(RESIDENT, lambda tx: rate_order.handle(tx, order_id, GOOD)).rating.stars == 5
    with pytest.raises(AlreadyRated):
        bench.act(RESIDENT, lambda tx: rate_order.handle(tx, order_id, GOOD))


@pytest.mark.parametrize(("by", "refusal"), [(NEIGHBOUR, NotFound), (DESK, Forbidden)])
def test_nobody_else_does(bench: Bench, by, refusal):
    order_id = bench.finished()
    with pytest.raises(refusal):
        bench.act(by, lambda tx: rate_order.handle(tx, order_id, GOOD))


def test_there_is_nothing_to_rate_before_the_finish(bench: Bench):
    order_id = bench.started()
    with pytest.raises(WrongState):
        bench.act(RESIDENT, lambda tx: rate_order.handle(tx, order_id, GOOD))
