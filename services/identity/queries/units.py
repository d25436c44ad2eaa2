# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about one unit: who owned it when, from the event log."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis import written
from services.chassis.http import Paged
from services.chassis.store import Page, RecordedEvent
from services.identity.domain.authority import Permission
from services.identity.domain.shares import Share
from services.identity.store import Tx


@dataclass(frozen=True, slots=True)
class OwnershipEntry:
    """The owners of a unit from a day on, and when that was put on record and by whom."""

    id: str
    owners: tuple[Share, ...]
    representative_id: str
    since: date
    recorded_at: datetime
    by: str


def list_ownership_history(tx: Tx, unit_id: str, query: Paged) -> Page[OwnershipEntry]:
    """Who has owned a unit since when, the first owners first (产权沿革).

    Raises NotFound, Forbidden: owners of today do not read who owned it before them.
    """
    unit = tx.places.get(unit_id)
    tx.require(Permission.PERSONS_READ, *unit.scope)
    found = tx.history("ownership", unit.id, after=query.after, limit=query.limit)
    return Page(tuple(_entry(event) for event in found.items), found.next)


def _entry(event: RecordedEvent) -> OwnershipEntry:
    told = event.data
    owners = tuple(Share(one.person_id, one.numerator, one.denominator) for one in told.owners)
    since = written.day(told.since)
    return OwnershipEntry(event.id, owners, told.representative_id, since, event.time, event.actor)
