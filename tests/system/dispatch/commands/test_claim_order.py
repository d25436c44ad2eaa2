# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import claim_order, put_policy
from services.dispatch.domain.errors import NotClaimable, WrongState
from services.dispatch.policies import CATALOGUE, CategoryPolicy
from tests.system.dispatch.district import ADMIN, DESK, GRID_WORKER, NEIGHBOUR, PLUMBER, Bench


def test_a_grid_worker_takes_an_accepted_order_himself(bench: Bench):
    order_id = bench.accepted()
    order = bench.act(GRID_WORKER, lambda tx: claim_order.handle(tx, order_id))
    assert (order.state, order.assignee.id, order.assignee.name) == (
        "assigned",
        GRID_WORKER.subject,
        "陈网格",
    )
    assert bench.told(order_id)[-1] == "OrderAssigned"


def test_the_second_comes_too_late(bench: Bench):
    order_id = bench.accepted()
    bench.act(PLUMBER, lambda tx: claim_order.handle(tx, order_id))
    with pytest.raises(WrongState):
        bench.act(GRID_WORKER, lambda tx: claim_order.handle(tx, order_id))


def test_a_category_that_is_assigned_is_not_claimed(bench: Bench):
    rules = tuple(entry.model_copy(update={"claimable": False}) for entry in CATALOGUE)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, CategoryPolicy(categories=rules), tx.root))
    order_id = bench.accepted()
    with pytest.raises(NotClaimable):
        bench.act(PLUMBER, lambda tx: claim_order.handle(tx, order_id))


@pytest.mark.parametrize(("by", "refusal"), [(DESK, Forbidden), (NEIGHBOUR, NotFound)])
def test_who_does_not_handle_orders_does_not_claim(bench: Bench, by, refusal):
    order_id = bench.accepted()
    with pytest.raises(refusal):
        bench.act(by, lambda tx: claim_order.handle(tx, order_id))
