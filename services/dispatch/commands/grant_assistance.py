# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let somebody assist with an order (协办), or say that the materials come."""

from pydantic import Field

from services.chassis.http import Id, Input, Lines
from services.dispatch.domain import access, assisting
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assistance import Reply
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class GrantAssistance(Input):
    """`assistant_id`: a person or a company that handles orders at the place; only materials go without."""

    assistant_id: Id | None = None
    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: GrantAssistance) -> Order:
    """Raises NotFound, Forbidden, NotAssignable, CompanyHasClosed, and what `assisting.grant` raises."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.GRANT_ASSISTANCE)
    who = tx.assignable(order.within, cmd.assistant_id, order.place_path) if cmd.assistant_id else None
    return tx.save_order(*assisting.grant(order, who, Reply(cmd.note, tx.by.subject, tx.now)))
