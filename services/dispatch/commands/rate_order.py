# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reporter rates his order, once in a round."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import access, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Rating
from services.dispatch.store import Tx


class RateOrder(Input):
    stars: int = Field(ge=1, le=5)
    text: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: RateOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.RATE)
    return tx.save_order(*steps.rate(order, Rating(cmd.stars, cmd.text), tx.now))
