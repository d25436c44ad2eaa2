# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the values of a person or vehicle come from: source, batch, as of when, since when here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

MOST_BEFORE = 20
"""So many of the values that stood in a field before staff changed it are remembered."""


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Of one field. `mark`: a keyed hash of what the source said; where another value stands by now, staff
    wrote it. `sealed_before`: what staff had written.
    """

    source: str
    batch_id: str
    as_of: datetime
    since: datetime
    mark: str
    sealed_before: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StayOrigin:
    """Of an occupancy that a source made, or ended: then `ours` is the span that staff had written."""

    occupancy_id: str
    unit_id: str
    source: str
    batch_id: str
    as_of: datetime
    since: datetime
    until: date | None
    made: bool
    ours_until: date | None = None


class Means(StrEnum):
    """How a value came to stand here. `correction`: the person asked for it; `decision`: of a question."""

    HAND = "hand"
    CORRECTION = "correction"
    DECISION = "decision"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Hand:
    """That staff changed a field, and when. `before`: keyed hashes of what stood there until then."""

    at: datetime
    means: Means = Means.HAND
    before: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FeedSubject:
    """By what sources know somebody (`c:` and a hash), or a vehicle, and who that is here.

    `made`: feeds alone know of it. `hands`: what staff changed, by field; a stay is `stay/<unit id>`.
    """

    id: str
    about_id: str
    made: bool
    origins: dict[str, FieldOrigin] = field(default_factory=dict)
    stays: tuple[StayOrigin, ...] = ()
    hands: dict[str, Hand] = field(default_factory=dict)

    def stay(self, occupancy_id: str) -> StayOrigin | None:
        return next((one for one in self.stays if one.occupancy_id == occupancy_id), None)


def stay_field(unit_id: str) -> str:
    return f"stay/{unit_id}"


def by_hand(subject: FeedSubject, field_: str, before: str, means: Means, now: datetime) -> FeedSubject:
    """Staff changed a field; `before`: the keyed hash of what stood there, empty for nothing."""
    known = subject.hands.get(field_)
    stood = known.before if known else ()
    kept = (*(one for one in stood if one != before), *([before] if before else []))
    return replace(subject, hands={**subject.hands, field_: Hand(now, means, kept[-MOST_BEFORE:])})
