# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import amend_order
from services.dispatch.commands.amend_order import AmendOrder
from services.dispatch.domain.errors import WrongState
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench


def amend(bench, by, order_id, **changes):
    return bench.act(by, lambda tx: amend_order.handle(tx, order_id, AmendOrder(**changes)))


def test_the_reporter_says_it_better_and_what_is_not_given_stays(bench: Bench):
    order_id = bench.reported()
    amend(bench, RESIDENT, order_id, address="二楼")
    order = amend(bench, RESIDENT, order_id, description="二楼水管爆裂")
    assert (order.description, order.address) == ("二楼水管爆裂", "二楼")
    assert bench.told(order_id) == ["OrderReported", "OrderAmended", "OrderAmended"]


@pytest.mark.parametrize(("by", "refusal"), [(DESK, Forbidden), (NEIGHBOUR, NotFound)])
def test_nobody_else_puts_words_into_their_mouth(bench: Bench, by, refusal):
    order_id = bench.reported()
    with pytest.raises(refusal):
        amend(bench, by, order_id, description="x")


def test_what_is_accepted_stays_as_it_was_said(bench: Bench):
    order_id = bench.accepted()
    with pytest.raises(WrongState):
        amend(bench, RESIDENT, order_id, description="x")
