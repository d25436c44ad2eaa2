# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests that another system keeps: its row is a state of one request, and we follow it.

Such an order has one limit only, the source's own, until somebody here accepts it into the local form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from services.chassis.values import Event
from services.dispatch.domain.categories import Terms
from services.dispatch.domain.deadlines import record_breaches, withdraw, withdraw_breaches
from services.dispatch.domain.errors import Contradiction, EndedHere
from services.dispatch.domain.events import OrderAmended, OrderClosed, OrderReopened, SourceClockDiffered
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.domain.orders import ENDED, Order, State, settled, verdict
from services.dispatch.domain.outcomes import SOURCES_OWN, Closure, Verdict
from services.dispatch.domain.places import places_above
from services.dispatch.domain.reporting import reported
from services.dispatch.domain.source_requests import ClockDifference, SourceRequest, is_newer, reckoned

MOST_DIGESTS = 8
"""So many earlier states of a request are known again when they come once more."""

EXACT = timedelta()


def take_in(
    row: SourceRequest, order_id: str, terms: Terms, now: datetime, tolerance: timedelta = EXACT
) -> tuple[Order, list[Event]]:
    """The first appearance of a request; it may be over already. Raises InTheFuture, ClosedBeforeReported."""
    row, differing = reckoned(row, now, tolerance)
    order = Order(
        id=order_id,
        source=row.source,
        external_id=row.external_id,
        category=row.category.code,
        kind=row.category.kind,
        urgency=row.category.urgency,
        description=row.description,
        channel=row.channel,
        place_path=row.place_path,
        grid_path=row.grid_path,
        entrance_path=row.entrance_path,
        within=places_above(row.place_path, row.grid_path, row.entrance_path),
        address=row.address,
        location=row.location,
        labels=row.labels,
        terms=terms,
        reported_at=row.reported_at,
        since=row.reported_at,
        overall=_limit(row.due_at),
    )
    fact = reported(order)
    order, later = _bring_up_to_date(_told(order, row), row, now)
    return order, [fact, *_remarks(order, differing), *later]


def follow(
    order: Order, row: SourceRequest, now: datetime, tolerance: timedelta = EXACT
) -> tuple[Order, list[Event]]:
    """Another state of a request that we have; the same row again changes nothing.

    Raises:
        OlderState: a newer one is followed already.
        Contradiction: the report's moment changed; or an ending changed or vanished, and the source does not
            say that this is the newer state.
        InTheFuture, ClosedBeforeReported: by more than the clocks' tolerance.

    """
    if order.source_digest == row.digest:
        return _told(order, row), []
    newer = is_newer(order, row)
    if abs(row.reported_at - order.reported_at) > tolerance:
        raise Contradiction("reported_at")
    row, differing = reckoned(replace(row, reported_at=order.reported_at), now, tolerance)
    before, events = order, list[Event]()
    if order.closure in SOURCES_OWN and not _ended_so(order, row, tolerance):
        if not newer:
            raise Contradiction("closed_at")
        order, events = _reopened(order, row, now)
    order, amended = _amended(order, row)
    order, later = _bring_up_to_date(order, row, now)
    ended_now = order.closed_at != before.closed_at
    return order, [*events, *amended, *(_remarks(order, differing) if ended_now else ()), *later]


def left_aside(order: Order, row: SourceRequest) -> EndedHere | None:
    """Why the source's ending does not count: the order was ended here."""
    here = order.state in ENDED and order.closure not in SOURCES_OWN
    return EndedHere(order.closure or order.state) if here and row.ended else None


def says_the_same(one: Order, other: Order) -> bool:
    """Whether two states of an order differ in nothing but what is noted of its source."""
    return one == replace(
        other,
        source_digest=one.source_digest,
        source_digests=one.source_digests,
        source_version=one.source_version,
        source_changed_at=one.source_changed_at,
    )


def _told(order: Order, row: SourceRequest) -> Order:
    """The order with what says which state of the source it follows."""
    earlier = order.source_digests
    if order.source_digest and order.source_digest != row.digest:
        earlier = (*earlier, order.source_digest)[-MOST_DIGESTS:]
    versions = [one for one in (order.source_version, row.version) if one is not None]
    changes = [one for one in (order.source_changed_at, row.changed_at) if one is not None]
    return replace(
        order,
        source_digest=row.digest,
        source_digests=earlier,
        source_version=max(versions, default=None),
        source_changed_at=max(changes, default=None),
    )


def _ended_so(order: Order, row: SourceRequest, tolerance: timedelta) -> bool:
    """Whether the row tells the ending that the order has."""
    if row.cancelled != (order.closure == Closure.CANCELLED) or not row.ended:
        return False
    return (
        row.closed_at is None or order.closed_at is None or abs(row.closed_at - order.closed_at) <= tolerance
    )


def _reopened(order: Order, row: SourceRequest, now: datetime) -> tuple[Order, list[Event]]:
    """The source took its ending back: a new round, that waits to be accepted here."""
    order = replace(
        order,
        state=State.SUBMITTED,
        since=min(row.changed_at or now, now),
        round=order.round + 1,
        overall=_limit(row.due_at),
        assignee=None,
        finished_at=None,
        closed_at=None,
        closure=None,
        verdict=None,
        revisit=None,
        rating=None,
        result="",
        escalation_level=0,
        supervisors=(),
    )
    return order, [OrderReopened(order.id, row.source, order.round, at_source=True)]


def _bring_up_to_date(order: Order, row: SourceRequest, now: datetime) -> tuple[Order, list[Event]]:
    ended_at = row.closed_at or (min(row.changed_at or now, now) if row.cancelled else None)
    order, events = record_breaches(order, ended_at or now)
    if ended_at and order.state not in ENDED:
        end = _cancelled if row.cancelled else _closed
        order, ending = end(order, max(ended_at, order.reported_at), row.closure)
        events += ending
    return settled(order, now), events


def _closed(order: Order, closed_at: datetime, closure: str | None) -> tuple[Order, list[Event]]:
    order, events = withdraw_breaches(order, closed_at)
    finished_at = order.finished_at or closed_at
    overall = order.overall and order.overall.stop(finished_at)
    order = _ended(replace(order, overall=overall, finished_at=finished_at), Closure.AT_SOURCE, closed_at)
    judged = verdict(order, closed_at)
    order = replace(order, verdict=judged, result=closure or order.result)
    fact = OrderClosed(
        order.id, Closure.AT_SOURCE, closed_at, judged, order.place_path, order.category, closure or None
    )
    return order, [*events, fact]


def _cancelled(order: Order, at: datetime, why: str | None) -> tuple[Order, list[Event]]:
    """Taken back at the source: nobody was late, and nobody was in time."""
    order, events = withdraw_breaches(order, at)
    order = _ended(replace(order, overall=None, result=why or order.result), Closure.CANCELLED, at)
    fact = OrderClosed(
        order.id, Closure.CANCELLED, at, Verdict.NONE, order.place_path, order.category, why or None
    )
    return order, [*events, fact]


def _ended(order: Order, closure: Closure, at: datetime) -> Order:
    return replace(
        order, state=State.CLOSED, since=at, suspension=None, clock=None, closed_at=at, closure=closure
    )


def _amended(order: Order, row: SourceRequest) -> tuple[Order, list[Event]]:
    """What the row says otherwise, but for beginning and end."""
    before, events = order, list[Event]()
    due_at = order.overall.due_at if order.overall else None
    unlimited = order.state is State.REFUSED or order.closure == Closure.CANCELLED
    if row.due_at != due_at and not unlimited:
        order, events = _due_corrected(order, row.due_at)
    order = replace(
        order,
        category=row.category.code,
        kind=row.category.kind,
        urgency=row.category.urgency,
        description=row.description,
        channel=row.channel,
        place_path=row.place_path,
        grid_path=row.grid_path,
        entrance_path=row.entrance_path,
        within=places_above(row.place_path, row.grid_path, row.entrance_path),
        address=row.address,
        location=row.location,
        labels=row.labels,
        result=(order.closure in SOURCES_OWN and row.closure) or order.result,
    )
    if order != before:
        amended = OrderAmended(
            order.id,
            order.category,
            order.place_path,
            order.description,
            row.due_at,
            order.urgency,
            order.address,
        )
        events = [amended, *events]
    return _told(order, row), events


def _due_corrected(order: Order, due_at: datetime | None) -> tuple[Order, list[Event]]:
    """The source set another time limit: what the old one broke is taken back, the new one is judged anew."""
    events: list[Event] = []
    if order.overall and order.overall.breached:
        order, events = withdraw(order, order.overall, order.finished_at)
    stopped_at = order.suspension.since if order.suspension else order.finished_at
    clock = _limit(due_at)
    order = replace(order, overall=clock and clock.stop(stopped_at) if stopped_at else clock)
    return replace(order, verdict=order.verdict and verdict(order, order.since)), events


def _limit(due_at: datetime | None) -> Deadline | None:
    return Deadline(Target.OVERALL, due_at) if due_at else None


def _remarks(order: Order, differing: Iterable[ClockDifference]) -> list[Event]:
    return [SourceClockDiffered(order.id, one.field, one.stated_at, one.taken_as) for one in differing]
