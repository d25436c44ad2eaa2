# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remarks on an order, and which of them the other side has not looked at yet."""

from __future__ import annotations

from dataclasses import replace

from services.dispatch.domain.events import OrderCommented
from services.dispatch.domain.orders import Order
from services.dispatch.domain.steps import Step


def comment(order: Order, text: str, *, internal: bool, by_reporter: bool) -> Step:
    """Who answers has read; an internal remark is none that the reporter could read."""
    order = read(order, by_reporter=by_reporter)
    if by_reporter:
        order = replace(order, unread_by_staff=order.unread_by_staff + 1)
    elif not internal and order.reporter_id:
        order = replace(order, unread_by_reporter=order.unread_by_reporter + 1)
    return order, [OrderCommented(order.id, text, internal)]


def read(order: Order, *, by_reporter: bool) -> Order:
    """One side has looked at the remarks of the other."""
    return replace(order, unread_by_reporter=0) if by_reporter else replace(order, unread_by_staff=0)
