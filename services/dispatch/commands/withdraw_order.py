# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take an order back before anybody is on site (撤回); staff does it for who calls again."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import access, corrections
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class WithdrawOrder(Input):
    reason: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: WithdrawOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.WITHDRAW)
    calendar = tx.calendar_at(order.place_path)
    return tx.save_order(*corrections.take_back(order, cmd.reason, tx.now, calendar))
