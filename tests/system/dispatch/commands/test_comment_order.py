# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.http import Paged
from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import comment_order
from services.dispatch.commands.comment_order import CommentOrder
from services.dispatch.queries.orders import list_timeline
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench

INTERNAL = CommentOrder(text="业主情绪激动", internal=True)


def comments(bench, by, order_id):
    page = list_timeline(bench.read(by), order_id, Paged())
    return [event.data.text for event in page.items if event.name == "OrderCommented"]


def test_internal_remarks_are_for_staff_only(bench: Bench):
    order_id = bench.reported()
    bench.act(RESIDENT, lambda tx: comment_order.handle(tx, order_id, CommentOrder(text="水很大")))
    bench.act(DESK, lambda tx: comment_order.handle(tx, order_id, INTERNAL))
    assert comments(bench, DESK, order_id) == ["水很大", "业主情绪激动"]
    assert comments(bench, RESIDENT, order_id) == ["水很大"]


@pytest.mark.parametrize(
    ("by", "cmd", "refusal"),
    [(RESIDENT, INTERNAL, Forbidden), (NEIGHBOUR, CommentOrder(text="x"), NotFound)],
)
def test_others_do_not_comment(bench: Bench, by, cmd, refusal):
    order_id = bench.reported()
    with pytest.raises(refusal):
        bench.act(by, lambda tx: comment_order.handle(tx, order_id, cmd))
