# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reporter says it better, until somebody has accepted the order."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.dispatch.commands import Remark
from services.dispatch.domain import access, corrections
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class AmendOrder(Input):
    """What is not given stays."""

    description: Remark | None = None
    address: Annotated[Line, Field(max_length=200)] | None = None


def handle(tx: Tx, order_id: str, cmd: AmendOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.AMEND)
    address = order.address if cmd.address is None else cmd.address
    return tx.save_order(*corrections.amend(order, cmd.description or order.description, address, tx.now))
