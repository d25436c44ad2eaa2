# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reckon the next open orders' deadlines again: the calendar of their place changed."""

from collections.abc import Iterator
from typing import Any

from services.chassis import reckoning
from services.chassis.calendar import Calendar
from services.chassis.jobs import Step
from services.chassis.reckoning import Reckoned
from services.chassis.store.jobs import Job
from services.chassis.values import Event, OrgPath
from services.dispatch.domain import deadlines
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, job: Job) -> Step:
    return reckoning.chunk(tx, job, KINDS)


def _reckon(tx: Tx, order: Order, calendar: Calendar) -> tuple[Order, list[Event]]:
    return deadlines.reckon(order, tx.now, calendar)


def _open(at: OrgPath) -> Iterator[dict[str, Any]]:
    return ({"within": at, "open": True, "urgency": urgency} for urgency in Urgency)


KINDS = (Reckoned(Tx.orders, _reckon, Tx.save_order, _open, place=lambda _tx, order: order.place_path),)
"""What dispatch has open deadlines of."""
