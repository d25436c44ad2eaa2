# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may see of the orders of a matter: the steps with their moments, no person and no text."""

from dataclasses import dataclass

from services.chassis.store import RecordedEvent
from services.dispatch.domain.matters import PUBLIC_STEPS
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx

MOST_ORDERS = 20
MOST_STEPS = 200


@dataclass(frozen=True)
class MatterSteps:
    """An order with its public steps, the earliest first."""

    order: Order
    ordered: bool
    steps: tuple[RecordedEvent, ...]


def list_public_matter(tx: Tx, matter: str) -> list[MatterSteps]:
    """The orders of one matter, the earliest first: the one it came from, and work ordered for it."""
    linked = tx.matter_orders.list({"matter": matter}, limit=MOST_ORDERS)
    orders = tx.orders.several([one.order_id for one in linked])
    return [
        MatterSteps(order, order.matter_id == matter, public_steps(tx, order.id))
        for order in sorted(orders, key=lambda order: order.reported_at)
    ]


def public_steps(tx: Tx, order_id: str) -> tuple[RecordedEvent, ...]:
    """What everybody may know happened to an order."""
    found = tx.history("order", order_id, limit=MOST_STEPS)
    return tuple(event for event in found.items if event.name in PUBLIC_STEPS)
