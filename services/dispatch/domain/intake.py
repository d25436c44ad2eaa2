# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests that another system keeps: its row is the present state of one request, and we follow it.

Such an order has one limit only, the source's own, until somebody here accepts it into the local form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.categories import Category, Terms
from services.dispatch.domain.deadlines import record_breaches, withdraw, withdraw_breaches
from services.dispatch.domain.errors import ClosedBeforeReported, Contradiction, InTheFuture
from services.dispatch.domain.events import GeoPoint, OrderAmended, OrderClosed
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.domain.orders import ENDED, Label, Order, State, places_above, settled, verdict
from services.dispatch.domain.outcomes import Closure
from services.dispatch.domain.reporting import reported


@dataclass(frozen=True, kw_only=True)
class SourceRequest:
    """One row, resolved against our catalogue and places. `digest` is equal for equal rows."""

    source: str
    external_id: str
    digest: str
    category: Category
    description: str
    channel: str
    place_path: OrgPath
    reported_at: datetime
    grid_path: OrgPath | None = None
    address: str | None = None
    location: GeoPoint | None = None
    due_at: datetime | None = None
    closed_at: datetime | None = None
    closure: str | None = None
    labels: tuple[Label, ...] = ()

    def check(self, now: datetime) -> None:
        """Raises InTheFuture, ClosedBeforeReported."""
        for field, moment in (("reported_at", self.reported_at), ("closed_at", self.closed_at)):
            if moment and moment > now:
                raise InTheFuture(field, moment)
        if self.closed_at and self.closed_at < self.reported_at:
            raise ClosedBeforeReported(self.reported_at, self.closed_at)


def take_in(row: SourceRequest, order_id: str, terms: Terms, now: datetime) -> tuple[Order, list[Event]]:
    """The first appearance of a request; it may be closed already."""
    row.check(now)
    order = Order(
        id=order_id,
        source=row.source,
        external_id=row.external_id,
        source_digest=row.digest,
        category=row.category.code,
        kind=row.category.kind,
        urgency=row.category.urgency,
        description=row.description,
        channel=row.channel,
        place_path=row.place_path,
        grid_path=row.grid_path,
        within=places_above(row.place_path, row.grid_path),
        address=row.address,
        location=row.location,
        labels=row.labels,
        terms=terms,
        reported_at=row.reported_at,
        since=row.reported_at,
        overall=Deadline(Target.OVERALL, row.due_at) if row.due_at else None,
    )
    fact = reported(order)
    order, later = _bring_up_to_date(order, row, now)
    return order, [fact, *later]


def follow(order: Order, row: SourceRequest, now: datetime) -> tuple[Order, list[Event]]:
    """A later state of a request that we have; the same row again changes nothing.

    Raises:
        Contradiction: the report's moment changed, or a closing changed or vanished.

    """
    if order.source_digest == row.digest:
        return order, []
    row.check(now)
    if row.reported_at != order.reported_at:
        raise Contradiction("reported_at")
    if order.closure == Closure.AT_SOURCE and row.closed_at != order.closed_at:
        raise Contradiction("closed_at")
    order, amended = _amended(order, row)
    order, later = _bring_up_to_date(order, row, now)
    return order, [*amended, *later]


def _bring_up_to_date(order: Order, row: SourceRequest, now: datetime) -> tuple[Order, list[Event]]:
    order, events = record_breaches(order, row.closed_at or now)
    if row.closed_at and order.state not in ENDED:
        order, closing = _closed_at_source(order, row.closed_at, row.closure)
        events += closing
    return settled(order, now), events


def _closed_at_source(order: Order, closed_at: datetime, closure: str | None) -> tuple[Order, list[Event]]:
    order, events = withdraw_breaches(order, closed_at)
    finished_at = order.finished_at or closed_at
    order = replace(
        order,
        state=State.CLOSED,
        since=closed_at,
        suspension=None,
        clock=None,
        overall=order.overall and order.overall.stop(finished_at),
        finished_at=finished_at,
        closed_at=closed_at,
        closure=Closure.AT_SOURCE,
        result=closure or order.result,
    )
    order = replace(order, verdict=verdict(order, closed_at))
    fact = OrderClosed(
        order.id,
        Closure.AT_SOURCE,
        closed_at,
        verdict(order, closed_at),
        order.place_path,
        order.category,
    )
    return order, [*events, fact]


def _amended(order: Order, row: SourceRequest) -> tuple[Order, list[Event]]:
    events: list[Event] = []
    before = (order.category, order.place_path, order.description, order.overall and order.overall.due_at)
    after = (row.category.code, row.place_path, row.description, row.due_at)
    if row.due_at != before[3]:
        order, events = _due_corrected(order, row.due_at)
    order = replace(
        order,
        source_digest=row.digest,
        category=row.category.code,
        kind=row.category.kind,
        urgency=row.category.urgency,
        description=row.description,
        place_path=row.place_path,
        grid_path=row.grid_path,
        within=places_above(row.place_path, row.grid_path),
        address=row.address,
        location=row.location,
        labels=row.labels,
    )
    if before != after:
        amended = OrderAmended(order.id, order.category, order.place_path, order.description, row.due_at)
        events = [amended, *events]
    return order, events


def _due_corrected(order: Order, due_at: datetime | None) -> tuple[Order, list[Event]]:
    """The source set another time limit: what the old one broke is taken back, the new one is judged anew."""
    events: list[Event] = []
    if order.overall and order.overall.breached:
        order, events = withdraw(order, order.overall, order.finished_at)
    stopped_at = order.suspension.since if order.suspension else order.finished_at
    clock = Deadline(Target.OVERALL, due_at, stopped_at=stopped_at) if due_at else None
    order = replace(order, overall=clock)
    return replace(order, verdict=order.verdict and verdict(order, order.since)), events
