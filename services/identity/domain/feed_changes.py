# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes back to a source: where the register says something else of its entry than it does itself.

A change is there for as long as the two differ. It is gone once the source says the same, and what the source
said and was followed in never becomes one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Event, Invalid
from services.identity.domain.events import FeedChangesReady
from services.identity.domain.feed_conflicts import ConflictKind
from services.identity.domain.feed_contracts import FeedContract, FeedField, FeedSource, RankedField
from services.identity.domain.feed_errors import PositionNotGiven
from services.identity.domain.feed_origins import FeedSubject, Hand, Means, stay_field
from services.identity.domain.feed_reckoning import Told
from services.identity.domain.feed_records import Span
from services.identity.domain.kinds import OccupantKind

NAME, PHONE, LIFE, HOLDER = (
    one.value for one in (RankedField.NAME, RankedField.PHONE, RankedField.LIFE, RankedField.HOLDER)
)
CITIZEN_ID = "citizen_id"


class ChangeKind(StrEnum):
    PERSON = "person"
    OCCUPANCY = "occupancy"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a contract with what stands here and what the source says, as texts; empty for nothing.

    `of`: by what it is kept where the value comes from. A `unit` is the path of one.
    """

    kind: ChangeKind
    field: FeedField
    now: str
    said: str
    of: str


@dataclass(frozen=True, slots=True)
class Here:
    """What stands here of a person; `stays`: the last one in each unit."""

    name: str = ""
    phone: str = ""
    citizen_id: str = ""
    died_on: str = ""
    stays: Mapping[str, Span] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a value came to stand here, by which source, and since when; None: since before anybody noticed."""

    means: Means
    by_source: str = ""
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class FeedChange:
    """A line that goes back: `<record>/<field>`. `position` grows whenever what it says is another.

    `key`, `record_id`: of whose entry; `about_ids`: the persons and the vehicle that it names. `mark`: a
    keyed hash of what is sealed: the source's key of the entry, the value that stands and the one it said.
    """

    id: str
    source: str
    key: str
    record_id: str
    about_ids: tuple[str, ...]
    kind: ChangeKind
    field: FeedField
    position: int
    means: Means
    by_source: str
    since: datetime
    mark: str
    sealed: str = dataclasses.field(repr=False)


def of_person(
    told: Told, here: Here, asked: set[ConflictKind], today: date, *, elsewhere: bool
) -> Iterator[Difference]:
    """What the source's own contract delivers and is another here; not what a person is asked about.

    `elsewhere`: the source has another entry of this person that it still delivers.
    """
    if told.record.open:
        for name, now, said, of, question in (
            ("name", here.name, told.name, NAME, ConflictKind.NAME),
            ("phone", here.phone, told.phone, PHONE, ConflictKind.PHONE),
            ("citizen_id", here.citizen_id, told.citizen_id, CITIZEN_ID, None),
            ("died_on", here.died_on, f"{told.record.died_on or ''}", LIFE, ConflictKind.DEATH),
        ):
            if name in told.contract.by_field and now != said and question not in asked:
                yield Difference(ChangeKind.PERSON, name, now, said, of)  # type: ignore[arg-type]
    if ConflictKind.STAY not in asked and (told.record.open or not elsewhere):
        yield from _of_stay(told, here, today)


def _of_stay(told: Told, here: Here, today: date) -> Iterator[Difference]:
    """Where the source sees somebody, and where they live by what stands here."""
    seen, contract = told.record.current, told.contract
    span = next((one for one in told.spans if seen and one.unit_id == seen.unit_id), None)
    now = _lives(here, span, contract)
    if seen is None or span is None or now is None:
        return
    moved, of = now.unit_id != span.unit_id, stay_field(now.unit_id)
    if moved:
        unit: FeedField = "unit_path" if "unit_path" in contract.by_field else "unit"
        yield Difference(ChangeKind.OCCUPANCY, unit, now.unit_path, span.unit_path, of)
    if "relation" in contract.by_field and now.kind is not span.kind:
        ours, theirs = (_relation(contract, one.kind) for one in (now, span))
        yield Difference(ChangeKind.OCCUPANCY, "relation", ours, theirs, of)
    if "since" in contract.by_field and now.since != seen.since and (seen.since or moved):
        yield Difference(ChangeKind.OCCUPANCY, "since", now.since.isoformat(), f"{seen.since or ''}", of)
    if not moved and _ends_otherwise(now, span, seen.until, contract, today):
        yield Difference(ChangeKind.OCCUPANCY, "until", f"{now.until or ''}", f"{span.until or ''}", of)


def _lives(here: Here, span: Span | None, contract: FeedContract) -> Span | None:
    """In the unit where the source sees them, as long as they do; else where they moved to last."""
    there = here.stays.get(span.unit_id) if span else None
    if there and there.until is None:
        return there
    open_ = [one for one in here.stays.values() if one.until is None and _covers(contract, one)]
    return max(open_, key=lambda one: (one.since, one.unit_id), default=there)


def _covers(contract: FeedContract, span: Span) -> bool:
    return span.unit_path == contract.at or span.unit_path.startswith(f"{contract.at}/")


def _ends_otherwise(now: Span, span: Span, until: date | None, contract: FeedContract, today: date) -> bool:
    """Whose rows say no last day says of an end only that it has come."""
    if "until" not in contract.by_field and now.until and now.until > today:
        return False
    if (now.until is None) != (span.until is None):
        return True
    return bool(now.until and until and now.until != until)


def _relation(contract: FeedContract, kind: OccupantKind) -> str:
    """As the source calls it."""
    return next((one.theirs for one in contract.relations if one.ours is kind), kind.value)


def of_vehicle(told: Told, holder: Here, asked: set[ConflictKind]) -> Iterator[Difference]:
    """`holder`: whose it is by what stands here, where the source says somebody else."""
    if not told.record.open or asked & {ConflictKind.HOLDER, ConflictKind.HOLDER_UNKNOWN}:
        return
    for name, now, said in (
        ("name", holder.name, told.name),
        ("phone", holder.phone, told.phone),
        ("citizen_id", holder.citizen_id, told.citizen_id),
    ):
        if name in told.contract.by_field and now != said:
            yield Difference(ChangeKind.VEHICLE, name, now, said, HOLDER)  # type: ignore[arg-type]


def provenance(subject: FeedSubject, of: str, decided_at: datetime | None) -> Provenance:
    """Of a value that stands here. `decided_at`: when it was decided, if ever, that ours is kept."""
    origin = subject.origins.get(of)
    if origin and origin.mark:
        return Provenance(Means.SOURCE, origin.source, origin.since)
    hand: Hand | None = subject.hands.get(of)
    stays = [one for one in subject.stays if stay_field(one.unit_id) == of]
    stay = max(stays, key=lambda one: one.since, default=None)
    if stay and not (hand and hand.at > stay.since):
        return Provenance(Means.SOURCE, stay.source, stay.since)
    if decided_at and (hand is None or hand.at < decided_at):
        return Provenance(Means.DECISION, since=decided_at)
    return Provenance(hand.means, since=hand.at) if hand else Provenance(Means.HAND)


def to_position(source: str, number: int) -> str:
    """From where a source asks on; it holds for this source alone."""
    return f"{source}:{number}"


def number_of(position: str, source: FeedSource) -> int:
    """0 for the beginning. Raises Invalid, PositionNotGiven: it is another source's, or has not come yet."""
    if not position:
        return 0
    of, _, number = position.rpartition(":")
    if not of or len(number) > MOST_DIGITS or not written.is_digits(number):
        raise Invalid("after", "is a position of this list, as its last answer had it")
    if of != source.id or int(number) > source.changed:
        raise PositionNotGiven(source.id, position)
    return int(number)


MOST_DIGITS = 12


def next_position(source: FeedSource) -> FeedSource:
    return replace(source, changed=source.changed + 1)


def at_position(change: FeedChange, number: int) -> FeedChange:
    return replace(change, position=number)


def next_telling(source: FeedSource, contract: FeedContract, now: datetime) -> datetime | None:
    """When it is told that something waits: at once after a quiet time, else once an interval; or never."""
    if not contract.changes_minutes:
        return None
    quiet_until = source.told_at + timedelta(minutes=contract.changes_minutes) if source.told_at else now
    return max(now, quiet_until)


def tell(source: FeedSource, waiting: int, now: datetime) -> tuple[FeedSource, list[Event]]:
    """That something new waits, if it does."""
    if not waiting or source.changed <= source.told_to:
        return source, []
    told = replace(source, told_to=source.changed, told_at=now)
    return told, [FeedChangesReady(source.id, to_position(source.id, source.changed), waiting)]


def fetched(source: FeedSource, number: int, now: datetime) -> FeedSource:
    return replace(source, fetched_to=max(number, source.fetched_to), fetched_at=now)
