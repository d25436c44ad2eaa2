# SPDX-License-Identifier: AGPL-3.0-or-later
"""Refuse an order that is out of role_grant, with the reason that the reporter is told."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class RefuseOrder(Input):
    reason: Remark


def handle(tx: Tx, order_id: str, cmd: RefuseOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.REFUSE)
    return tx.save_order(*steps.refuse(order, cmd.reason, tx.now, tx.calendar_at(order.place_path)))
