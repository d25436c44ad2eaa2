# SPDX-License-Identifier: AGPL-3.0-or-later
"""Defer an order to a decision: its clocks stand still, and deliberation takes it up as a topic (议题)."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import access, suspensions
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class DeferOrder(Input):
    """`note`: what is to be decided."""

    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: DeferOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.DEFER)
    return tx.save_order(*suspensions.defer(order, cmd.note, tx.now))
