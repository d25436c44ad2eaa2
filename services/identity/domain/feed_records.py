# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a source says of one of its entries: the newest word, where it was seen, and what ended.

All of it is reckoned by the moments of which batches tell, never by when they came: whatever the order in
which the batches of a source arrive, the record is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from services.identity.domain.feed_batches import day_of
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import OccupantKind

MOST_STAYS = 100
"""More units than an entry is ever seen in."""
MOST_WORDS = 60
"""Of so many words of an entry it is known when they were said first."""
PERSON, VEHICLE, UNKNOWN, LINKED = "c:", "v:", "r:", "p:"
"""What a subject is known by: the hash of a citizen id, of a plate, the record alone, or a person's id."""


@dataclass(frozen=True, slots=True)
class FeedStay:
    """An entry's unit, from when to when it was seen there, and what was said of that at last."""

    unit_id: str
    unit_path: str
    kind: OccupantKind
    since: date | None
    until: date | None
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Who is what in a unit from the first to the last day; without `until` it goes on."""

    unit_id: str
    unit_path: str
    kind: OccupantKind
    since: date
    until: date | None


@dataclass(frozen=True, kw_only=True)
class FeedRecord:
    """`<source>.<hash of key>.<hash of citizen id>`: a key given to somebody else is another record.

    `key`: the first two. `subject`: whom or what it is about; `holder`: of a vehicle, whose it is. `said_at`:
    of when the newest word is, `seen_at`: when it was seen last. `mark`: a keyed hash of what is sealed.
    `open`: no later snapshot lacks it. `firsts`: of when each of its words is first, by `word`.
    """

    id: str
    key: str
    source: str
    subject: str
    seen_at: datetime
    said_at: datetime
    batch_id: str
    mark: str
    sealed: str = field(repr=False)
    holder: str = ""
    died_on: date | None = None
    special: bool = False
    stays: tuple[FeedStay, ...] = ()
    open: bool = True
    firsts: dict[str, datetime] = field(default_factory=dict)

    @property
    def current(self) -> FeedStay | None:
        return max(self.stays, key=lambda stay: stay.last_at, default=None)


def word(of: str, mark: str) -> str:
    """A word for a field, by a keyed hash of it or the word itself."""
    return f"{of}:{mark[:16]}"


def end_word(unit_id: str, until: date) -> str:
    return word(f"until/{unit_id}", until.isoformat())


def tell(before: FeedRecord | None, now: FeedRecord, snapshots: Sequence[datetime]) -> FeedRecord:
    """The record with one sighting more, be it newer or older than what is known. Raises RowProblem."""
    told = now if before is None else _newer(before, now)
    if len(told.stays) > MOST_STAYS:
        raise RowProblem("too_many_units")
    return replace(told, open=absent_from(told, snapshots) is None)


def same(before: FeedRecord, now: FeedRecord) -> bool:
    """Whether nothing that counts is another; when it was seen last does not, while it is there."""

    def counting(record: FeedRecord) -> FeedRecord:
        current = record.current
        stays = tuple(replace(one, last_at=one.first_at) if one is current else one for one in record.stays)
        return replace(
            record,
            stays=stays,
            seen_at=before.seen_at,
            said_at=before.said_at,
            batch_id=before.batch_id,
            sealed=before.sealed,
            firsts=record.firsts if before.firsts else {},
        )

    current, unit = before.current, now.current
    moved = (current and current.unit_id) != (unit and unit.unit_id)
    return not moved and counting(before) == counting(now)


def seen(before: FeedRecord, at: datetime, snapshots: Sequence[datetime]) -> FeedRecord:
    """It was there, but what was said of it cannot be taken."""
    told = replace(before, seen_at=max(before.seen_at, at))
    return replace(told, open=absent_from(told, snapshots) is None)


def _newer(before: FeedRecord, now: FeedRecord) -> FeedRecord:
    latest = now if now.said_at > before.said_at else before
    subject = before.subject if now.subject.startswith(UNKNOWN) else latest.subject
    stays = {stay.unit_id: stay for stay in before.stays}
    for stay in now.stays:
        known = stays.get(stay.unit_id)
        stays[stay.unit_id] = _merged(known, stay) if known else stay
    in_order = tuple(sorted(stays.values(), key=lambda stay: stay.unit_id))
    seen_at = max(before.seen_at, now.seen_at)
    return replace(latest, subject=subject, seen_at=seen_at, stays=in_order, firsts=_firsts(before, now))


def _firsts(before: FeedRecord, now: FeedRecord) -> dict[str, datetime]:
    """Where there are too many, the words that were said last."""
    found = dict(before.firsts)
    for said, moment in now.firsts.items():
        found[said] = min(moment, found.get(said, moment))
    last = sorted(found, key=lambda said: (found[said], said))[-MOST_WORDS:]
    return {said: found[said] for said in sorted(last)}


def _merged(known: FeedStay, now: FeedStay) -> FeedStay:
    latest = now if now.last_at > known.last_at else known
    return replace(latest, first_at=min(known.first_at, now.first_at))


def absent_from(record: FeedRecord, snapshots: Sequence[datetime]) -> datetime | None:
    """The first snapshot after its last sighting: there it had ended."""
    return min((at for at in snapshots if at > record.seen_at), default=None)


def spans(record: FeedRecord, snapshots: Sequence[datetime]) -> tuple[Span, ...]:
    """Where it is or was. In a unit that it left it was until it was first seen in a later one."""
    current, gone = record.current, absent_from(record, snapshots)
    found = []
    for stay in record.stays:
        since = stay.since or day_of(stay.first_at)
        ends = [stay.until] if stay.until else []
        if stay is not current:
            later = [other.first_at for other in record.stays if other.first_at > stay.last_at]
            ends.append(day_of(min(later, default=stay.last_at)))
        elif gone:
            ends.append(day_of(gone))
        until = max(min(ends), since) if ends else None
        found.append(Span(stay.unit_id, stay.unit_path, stay.kind, since, until))
    return tuple(found)


def ends_said(record: FeedRecord, snapshots: Sequence[datetime]) -> dict[str, datetime]:
    """By unit, of when it is that the source says the end of `spans`."""
    current, gone = record.current, absent_from(record, snapshots)
    found = {}
    for stay in record.stays:
        ends = []
        if stay.until:
            ends.append((stay.until, record.firsts.get(end_word(stay.unit_id, stay.until), record.said_at)))
        if stay is not current:
            later = [other.first_at for other in record.stays if other.first_at > stay.last_at]
            left = min(later, default=stay.last_at)
            ends.append((day_of(left), left))
        elif gone:
            ends.append((day_of(gone), gone))
        if ends:
            found[stay.unit_id] = min(ends)[1]
    return found
