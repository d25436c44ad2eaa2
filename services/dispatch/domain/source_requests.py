# SPDX-License-Identifier: AGPL-3.0-or-later
"""One state of a request that another system keeps: whether it can be, and which of two is the later one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import OrgPath
from services.dispatch.domain.categories import Category
from services.dispatch.domain.errors import ClosedBeforeReported, Contradiction, InTheFuture, OlderState
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.orders import Label, Order


@dataclass(frozen=True)
class ClockDifference:
    """A moment that a source stated, and as what it was taken."""

    field: str
    stated_at: datetime
    taken_as: datetime


@dataclass(frozen=True, kw_only=True)
class SourceRequest:
    """One row, resolved against our catalogue and places.

    `digest` is equal for rows that say the same. `version` or `changed_at` say which state of the request it
    is, where the source tells. A `cancelled` one has in `closed_at` when it was, if that is known.
    """

    source: str
    external_id: str
    digest: str
    category: Category
    description: str
    channel: str
    place_path: OrgPath
    reported_at: datetime
    grid_path: OrgPath | None = None
    entrance_path: OrgPath | None = None
    address: str | None = None
    location: GeoPoint | None = None
    due_at: datetime | None = None
    closed_at: datetime | None = None
    cancelled: bool = False
    closure: str | None = None
    labels: tuple[Label, ...] = ()
    version: int | None = None
    changed_at: datetime | None = None

    @property
    def ended(self) -> bool:
        return self.cancelled or self.closed_at is not None


def reckoned(
    row: SourceRequest, now: datetime, tolerance: timedelta
) -> tuple[SourceRequest, list[ClockDifference]]:
    """The row in our time: what differs by no more than the tolerance is the clocks' doing, not the row's.

    Raises InTheFuture, ClosedBeforeReported.
    """
    reported_at = _not_after(now, "reported_at", row.reported_at, tolerance)
    closed_at = row.closed_at and _not_after(now, "closed_at", row.closed_at, tolerance)
    if closed_at and closed_at < reported_at:
        if reported_at - closed_at > tolerance:
            raise ClosedBeforeReported(row.reported_at, closed_at)
        closed_at = reported_at
    moments = (("reported_at", row.reported_at, reported_at), ("closed_at", row.closed_at, closed_at))
    differing = [
        ClockDifference(name, stated, taken)
        for name, stated, taken in moments
        if stated and taken and stated != taken
    ]
    return replace(row, reported_at=reported_at, closed_at=closed_at), differing


def is_newer(order: Order, row: SourceRequest) -> bool:
    """Whether the source itself says that the row is later than the state which is followed.

    Where it does not say, rows count in the order of their arrival, but for one that says the same as an
    earlier one: that one is sent again.

    Raises:
        OlderState: it is an earlier state.
        Contradiction: the request had versions or moments, and this row has none to compare.

    """
    told = _compared(order, row)
    if told is None and (order.source_version is not None or order.source_changed_at is not None):
        raise Contradiction("version" if order.source_version is not None else "changed_at")
    older = told is not None and told < 0
    if older or (not told and row.digest in order.source_digests):
        raise OlderState
    if told is None and row.changed_at and order.closed_at:
        return row.changed_at > order.closed_at
    return bool(told)


def _compared(order: Order, row: SourceRequest) -> int | None:
    """Below 0 for an older row, above for a newer one; None where nothing says."""
    if order.source_version is not None and row.version is not None:
        return row.version - order.source_version
    if order.source_changed_at and row.changed_at:
        return (row.changed_at > order.source_changed_at) - (row.changed_at < order.source_changed_at)
    return None


def _not_after(now: datetime, field: str, moment: datetime, tolerance: timedelta) -> datetime:
    if moment > now + tolerance:
        raise InTheFuture(field, moment)
    return min(moment, now)
