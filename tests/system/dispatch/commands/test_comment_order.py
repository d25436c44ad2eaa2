# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.http import Paged
from services.chassis.store import BadCursor
from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import accept_order, comment_order
from services.dispatch.commands.comment_order import CommentOrder
from services.dispatch.domain.events import OrderCommented
from services.dispatch.queries.timeline import list_timeline
from services.dispatch.routes.order_view import to_views
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench

INTERNAL = CommentOrder(text="业主情绪激动", internal=True)
LIMITS = (1, 2, 3, 50, 200)


def say(bench, by, order_id, text, *, internal=False):
    bench.wait(timedelta(minutes=1))
    cmd = CommentOrder(text=text, internal=internal)
    return bench.act(by, lambda tx: comment_order.handle(tx, order_id, cmd))


def pages(bench, by, order_id, limit):
    """Every page of the timeline as (what it says, its cursor)."""
    found, after = [], None
    while True:
        page = list_timeline(bench.read(by), order_id, Paged(after=after, limit=limit))
        found.append(([getattr(one.data, "text", one.name) for one in page.items], page.next))
        after = page.next
        if after is None:
            return found


def said(bench, by, order_id, limit=50):
    return [text for texts, _ in pages(bench, by, order_id, limit) for text in texts]


def shown(bench, order_id):
    """The order as its reporter sees it, without the running countdown."""
    reader = bench.read(RESIDENT)
    [view] = to_views(reader, [reader.orders.get(order_id)])
    return view.model_dump(exclude={"remaining_seconds", "step_deadline", "overall_deadline"})


def told_of_old(bench, order_id, text):
    """An internal remark as it was kept before: among the order's own events."""

    def keep(tx):
        tx.orders.save(tx.orders.get(order_id), OrderCommented(order_id, text, internal=True))

    bench.act(DESK, keep)


def order_with_talk(bench, *, internally):
    order_id = bench.reported()
    say(bench, RESIDENT, order_id, "水很大")
    for text in ("业主情绪激动", "已电话安抚") if internally else ():
        say(bench, DESK, order_id, text, internal=True)
    bench.act(DESK, lambda tx: accept_order.handle(tx, order_id))
    say(bench, DESK, order_id, "半小时到")
    if internally:
        say(bench, DESK, order_id, "需要两个人", internal=True)
    return order_id


def test_staff_see_all_remarks_in_the_order_in_which_they_were_made(bench: Bench):
    order_id = order_with_talk(bench, internally=True)
    talk = [
        "OrderReported",
        "水很大",
        "业主情绪激动",
        "已电话安抚",
        "OrderAccepted",
        "半小时到",
        "需要两个人",
    ]
    assert [said(bench, DESK, order_id, limit) for limit in LIMITS] == [talk] * len(LIMITS)
    for limit in LIMITS:
        *full, last = [len(texts) for texts, _ in pages(bench, DESK, order_id, limit)]
        assert set(full) <= {limit}
        assert 0 < last <= limit


def test_a_resident_sees_the_same_pages_whether_there_are_internal_remarks_or_not(bench: Bench):
    spoken, quiet = order_with_talk(bench, internally=True), order_with_talk(bench, internally=False)
    for limit in LIMITS:
        assert pages(bench, RESIDENT, spoken, limit) == pages(bench, RESIDENT, quiet, limit)


def test_an_internal_remark_leaves_the_order_as_it_is(bench: Bench):
    order_id = bench.reported()
    say(bench, RESIDENT, order_id, "水很大")
    before, view = bench.order(order_id), shown(bench, order_id)
    told = bench.read().history("order", order_id).items
    say(bench, DESK, order_id, "业主情绪激动", internal=True)
    assert bench.order(order_id) == before
    assert shown(bench, order_id) == view
    assert bench.read().history("order", order_id).items == told
    assert before.unread_by_staff == 1


def test_internal_remarks_among_an_orders_own_events_stay_hidden_behind_full_pages(bench: Bench):
    order_id = bench.reported()
    for text in ("一", "二", "三"):
        told_of_old(bench, order_id, text)
    say(bench, RESIDENT, order_id, "水很大")
    told_of_old(bench, order_id, "四")
    assert [texts for texts, _ in pages(bench, RESIDENT, order_id, 1)] == [["OrderReported"], ["水很大"]]
    assert [texts for texts, _ in pages(bench, RESIDENT, order_id, 2)] == [["OrderReported", "水很大"]]
    assert said(bench, DESK, order_id, 2) == ["OrderReported", "一", "二", "三", "水很大", "四"]


@pytest.mark.parametrize("after", ["x", "PjB4", "PjAx4oCm"])
@pytest.mark.parametrize("by", [DESK, RESIDENT])
def test_a_cursor_of_something_else_is_refused(bench: Bench, by, after):
    order_id = bench.reported()
    with pytest.raises(BadCursor):
        list_timeline(bench.read(by), order_id, Paged(after=after))


@pytest.mark.parametrize(
    ("by", "cmd", "refusal"),
    [(RESIDENT, INTERNAL, Forbidden), (NEIGHBOUR, CommentOrder(text="x"), NotFound)],
)
def test_others_do_not_comment(bench: Bench, by, cmd, refusal):
    order_id = bench.reported()
    with pytest.raises(refusal):
        bench.act(by, lambda tx: comment_order.handle(tx, order_id, cmd))
