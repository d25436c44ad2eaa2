# SPDX-License-Identifier: AGPL-3.0-or-later
"""Suspend an order for a reason of the district's list: its clocks stand still."""

from pydantic import Field

from services.chassis.http import Input, Line, Lines
from services.dispatch.domain import access, suspensions
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx


class SuspendOrder(Input):
    reason: Line = Field(min_length=1, max_length=40)
    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: SuspendOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.SUSPEND)
    known = tuple(reason.code for reason in tx.policy(OrderPolicy, order.place_path).suspension_reasons)
    return tx.save_order(*suspensions.suspend(order, cmd.reason, cmd.note, known, tx.now))
