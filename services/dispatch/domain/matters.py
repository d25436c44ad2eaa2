# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which orders belong to a matter: the one that it came from, and work that was ordered for it."""

from __future__ import annotations

from dataclasses import dataclass

PUBLIC_STEPS = frozenset(
    {
        "OrderReported",
        "OrderAccepted",
        "OrderAssigned",
        "OrderStarted",
        "OrderDeferred",
        "OrderFinished",
        "OrderRevisited",
        "OrderRated",
        "OrderReopened",
        "OrderClosed",
        "DeadlineBreached",
        "BreachWithdrawn",
        "OrderEscalated",
    }
)
"""What everybody may know of an order that belongs to a matter: what happened and when; nobody's words."""


@dataclass(frozen=True)
class MatterOrder:
    """`matter`: the id of the topic. An order that is put to the owners twice belongs to two matters."""

    id: str
    matter: str
    order_id: str


def belongs(order_id: str, matter: str) -> MatterOrder:
    """That an order belongs to a matter."""
    return MatterOrder(f"{matter}.{order_id}", matter, order_id)
