# SPDX-License-Identifier: AGPL-3.0-or-later
"""DIGIT restarts the limit of a complaint at any update; here nothing said or put right restarts one."""

from datetime import timedelta

from services.dispatch.commands import amend_order, assign_order, comment_order, correct_order, return_order
from services.dispatch.commands.amend_order import AmendOrder
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.comment_order import CommentOrder
from services.dispatch.commands.correct_order import CorrectOrder
from services.dispatch.commands.return_order import ReturnOrder
from tests.system.dispatch.district import DESK, PLUMBER, RESIDENT, Bench

LATER = timedelta(minutes=3)


def test_no_edit_restarts_a_limit(bench: Bench):
    order_id = bench.reported()
    before = bench.order(order_id)
    assert before.clock
    assert before.overall
    bench.wait(LATER)
    better = AmendOrder(description="二楼水管爆裂")
    bench.act(RESIDENT, lambda tx: amend_order.handle(tx, order_id, better))
    bench.wait(LATER)
    bench.act(DESK, lambda tx: comment_order.handle(tx, order_id, CommentOrder(text="已电话联系")))
    corrected = CorrectOrder(category=before.category, address="三号楼二楼")
    bench.act(DESK, lambda tx: correct_order.handle(tx, order_id, corrected))
    after = bench.order(order_id)
    assert after.clock
    assert after.overall
    assert (after.clock.due_at, after.overall.due_at) == (before.clock.due_at, before.overall.due_at)


def test_neither_a_return_nor_another_assignment_restarts_the_whole(bench: Bench):
    order_id = bench.assigned()
    before = bench.order(order_id).overall
    assert before
    bench.wait(LATER)
    bench.act(PLUMBER, lambda tx: return_order.handle(tx, order_id, ReturnOrder(reason="没有备件")))
    bench.wait(LATER)
    again = AssignOrder(assignee_id=PLUMBER.subject)
    bench.act(DESK, lambda tx: assign_order.handle(tx, order_id, again))
    after = bench.order(order_id).overall
    assert after
    assert after.due_at == before.due_at
