# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import follow_order, unfollow_order
from tests.system.dispatch.district import NEIGHBOUR, Bench


def test_who_follows_no_more_is_told_no_more_and_looks_no_more(bench: Bench):
    order_id = bench.reported()
    bench.act(NEIGHBOUR, lambda tx: follow_order.handle(tx, order_id))
    order = bench.act(NEIGHBOUR, lambda tx: unfollow_order.handle(tx, order_id))
    assert order.followers == ()
    with pytest.raises(NotFound):
        bench.act(NEIGHBOUR, lambda tx: unfollow_order.handle(tx, order_id))
