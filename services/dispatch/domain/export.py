# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders as the rows of a table."""

from __future__ import annotations

from datetime import datetime

from services.dispatch.domain.orders import Order, verdict

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
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def row(order: Order) -> tuple[str, ...]:
    """What `HEADER` names. Moments are ISO 8601 in UTC; nothing of the reporter is told."""
    return (
        order.id,
        order.source,
        text(order.external_id),
        order.category,
        order.urgency,
        order.state,
        order.place_path,
        text(order.address or ""),
        text(order.description),
        _moment(order.reported_at),
        _moment(order.overall.due_at if order.overall else None),
        _moment(order.finished_at),
        _moment(order.closed_at),
        order.verdict or (verdict(order, order.closed_at) if order.closed_at else ""),
        str(order.revisit.satisfied) if order.revisit else "",
        str(order.rating.stars) if order.rating else "",
        order.number,
    )


def text(written: str) -> str:
    """What people wrote, so that no spreadsheet program takes it for a formula (CSV injection)."""
    return f"'{written}" if written.startswith(_FORMULAS) else written


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
