# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody is responsible for now, kept as orders change: the load by which new ones are given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.dispatch.domain.orders import Order

OPEN, CLAIMED = "open", "claimed"


@dataclass(frozen=True)
class Duty:
    """Of a person or a company: open orders, those of them that they claimed, and when they last got one."""

    id: str
    open: int = 0
    claimed: int = 0
    last_at: datetime | None = None

    def moved(self, open_by: int, claimed_by: int, last_at: datetime | None) -> Duty:
        return replace(
            self,
            open=self.open + open_by,
            claimed=self.claimed + claimed_by,
            last_at=last_at or self.last_at,
        )


def duties_of(order: Order) -> tuple[str, ...]:
    """In which duties an order counts: `open/0192…` of whoever is responsible, `claimed/0192…` besides."""
    if not order.open or order.assignee is None:
        return ()
    who = order.assignee.id
    return (f"{OPEN}/{who}", *((f"{CLAIMED}/{who}",) if order.claimed else ()))
