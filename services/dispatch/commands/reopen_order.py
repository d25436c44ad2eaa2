# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reopen a finished order within the window that the district's policy gives."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import access, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class ReopenOrder(Input):
    reason: Remark


def handle(tx: Tx, order_id: str, cmd: ReopenOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.REOPEN)
    return tx.save_order(*steps.reopen(order, cmd.reason, tx.now, tx.calendar_at(order.place_path)))
