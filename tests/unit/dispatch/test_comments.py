# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

from services.dispatch.domain.comments import comment, note, read
from tests.unit.dispatch.samples import reported


def unread(order):
    return order.unread_by_staff, order.unread_by_reporter


def test_each_side_sees_how_many_remarks_of_the_other_are_new():
    order, [fact] = comment(reported(), "什么时候来？", by_reporter=True)
    order, _ = comment(order, "有人吗？", by_reporter=True)
    assert (unread(order), fact.text, fact.internal) == ((2, 0), "什么时候来？", False)
    order, _ = comment(order, "下午三点", by_reporter=False)
    assert unread(order) == (0, 1)
    assert unread(read(order, by_reporter=False)) == (0, 1)
    assert unread(read(order, by_reporter=True)) == (0, 0)


def test_an_internal_remark_is_no_fact_of_the_order():
    remarks, [first] = note(None, "order-7", "业主情绪激动")
    remarks, [second] = note(remarks, "order-7", "已电话安抚")
    assert (remarks.id, remarks.count) == ("order-7", 2)
    assert [(one.order_id, one.internal, one.text) for one in (first, second)] == [
        ("order-7", True, "业主情绪激动"),
        ("order-7", True, "已电话安抚"),
    ]


def test_where_nobody_reported_nobody_is_waiting_for_an_answer():
    order = replace(reported(), reporter_id=None)
    assert unread(comment(order, "x", by_reporter=False)[0]) == (0, 0)
