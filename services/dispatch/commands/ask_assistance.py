# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask the desk for assistance with an order (协办); its clocks run on."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import access, assisting
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assistance import AssistanceKind
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class AskAssistance(Input):
    """`kind`: another skill, another company or department (partner), or materials."""

    kind: AssistanceKind
    reason: Remark


def handle(tx: Tx, order_id: str, cmd: AskAssistance) -> Order:
    """Raises NotFound, Forbidden, and what `assisting.ask` raises."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ASK_ASSISTANCE)
    return tx.save_order(*assisting.ask(order, cmd.kind, cmd.reason, tx.by.subject, tx.now))
