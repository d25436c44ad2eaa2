# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decline what the handler of an order asked for (协办), with the reason."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import access, assisting
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assistance import Reply
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class DeclineAssistance(Input):
    reason: Remark


def handle(tx: Tx, order_id: str, cmd: DeclineAssistance) -> Order:
    """Raises NotFound, Forbidden, WrongState, NoAssistanceAsked."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.DECLINE_ASSISTANCE)
    return tx.save_order(*assisting.decline(order, Reply(cmd.reason, tx.by.subject, tx.now)))
