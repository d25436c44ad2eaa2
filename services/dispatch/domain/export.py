# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders as the rows of a table, and which of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import Order, State, overdue, verdict

HEADER = (
    "id",
    "source",
    "external_id",
    "category",
    "urgency",
    "state",
    "place",
    "address",
    "description",
    "reported_at",
    "due_at",
    "finished_at",
    "closed_at",
    "verdict",
    "satisfied",
    "stars",
    "number",
)
PERSONAL = ("reporter",)
"""What stands behind them for who may have it."""


class TableKind(StrEnum):
    """A text whose cells are parted by commas, or a workbook."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Criteria:
    """Which orders are told; all that is said must hold. What is empty, or None, is not asked for."""

    states: tuple[State, ...] = ()
    urgencies: tuple[Urgency, ...] = ()
    category: str | None = None
    channel: str | None = None
    source: str | None = None
    assignee: str | None = None
    open: bool | None = None
    overdue: bool | None = None

    def hold(self, order: Order, now: datetime) -> bool:
        return (
            (not self.states or order.state in self.states)
            and (not self.urgencies or order.urgency in self.urgencies)
            and self.category in (None, order.category)
            and self.channel in (None, order.channel)
            and self.source in (None, order.source)
            and self.assignee in (None, order.assignee_id)
            and self.open in (None, order.open)
            and self.overdue in (None, overdue(order, now))
        )


def row(order: Order) -> tuple[str, ...]:
    """What `HEADER` names. Moments are ISO 8601 in UTC; nothing of the reporter is told."""
    return (
        order.id,
        order.source,
        order.external_id,
        order.category,
        order.urgency,
        order.state,
        order.place_path,
        order.address or "",
        order.description,
        _moment(order.reported_at),
        _moment(order.overall.due_at if order.overall else None),
        _moment(order.finished_at),
        _moment(order.closed_at),
        order.verdict or (verdict(order, order.closed_at) if order.closed_at else ""),
        str(order.revisit.satisfied) if order.revisit else "",
        str(order.rating.stars) if order.rating else "",
        order.number,
    )


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
