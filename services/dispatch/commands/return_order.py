# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give an order back with a reason (退单), to be assigned to somebody else."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import access, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class ReturnOrder(Input):
    reason: Remark


def handle(tx: Tx, order_id: str, cmd: ReturnOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.RETURN)
    return tx.save_order(*steps.give_back(order, cmd.reason, tx.now, tx.calendar_at(order.place_path)))
