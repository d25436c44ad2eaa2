# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that whoever assists with an order is not needed any more: they do not see it any longer."""

from services.chassis.http import Id, Input
from services.dispatch.domain import access, assisting
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class EndAssistance(Input):
    assistant_id: Id


def handle(tx: Tx, order_id: str, cmd: EndAssistance) -> Order:
    """Raises NotFound, Forbidden, WrongState, NotAssisting."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.END_ASSISTANCE)
    return tx.save_order(*assisting.end(order, cmd.assistant_id, tx.now))
