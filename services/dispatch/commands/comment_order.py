# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say something about an order; internal remarks are written and read by staff only."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import access, comments
from services.dispatch.domain.actions import Action
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class CommentOrder(Input):
    text: Remark
    internal: bool = False


def handle(tx: Tx, order_id: str, cmd: CommentOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.COMMENT)
    if cmd.internal:
        return _note(tx, order, cmd.text)
    by_reporter = access.reported(tx.by, order)
    return tx.save_order(*comments.comment(order, cmd.text, by_reporter=by_reporter))


def _note(tx: Tx, order: Order, text: str) -> Order:
    if not access.is_staff(tx.by, order):
        raise tx.by.refusal(Permission.ORDERS_READ, *order.scope)
    remarks, events = comments.note(tx.remarks.find(order.id), order.id, text)
    tx.remarks.put(remarks, *events)
    return order
