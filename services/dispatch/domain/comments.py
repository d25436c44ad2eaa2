# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remarks on an order, and which of them the other side has not looked at yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.dispatch.domain.events import OrderCommented
from services.dispatch.domain.orders import Order
from services.dispatch.domain.steps import Step


@dataclass(frozen=True)
class Remarks:
    """What staff said among themselves about an order: its id, and how often; the events have the words.

    These are no facts of the order itself, whose version and history everybody sees who sees the order.
    """

    id: str
    count: int = 0


def comment(order: Order, text: str, *, by_reporter: bool) -> Step:
    """Who answers has read."""
    order = read(order, by_reporter=by_reporter)
    if by_reporter:
        order = replace(order, unread_by_staff=order.unread_by_staff + 1)
    elif order.reporter_id:
        order = replace(order, unread_by_reporter=order.unread_by_reporter + 1)
    return order, [OrderCommented(order.id, text, internal=False)]


def note(remarks: Remarks | None, order_id: str, text: str) -> tuple[Remarks, list[OrderCommented]]:
    """Staff says something among themselves."""
    remarks = remarks or Remarks(order_id)
    return replace(remarks, count=remarks.count + 1), [OrderCommented(order_id, text, internal=True)]


def read(order: Order, *, by_reporter: bool) -> Order:
    """One side has looked at the remarks of the other."""
    return replace(order, unread_by_reporter=0) if by_reporter else replace(order, unread_by_staff=0)
