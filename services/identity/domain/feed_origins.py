# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the values of a person or vehicle come from: source, batch, as of when, since when here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


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


@dataclass(frozen=True, kw_only=True)
class FeedSubject:
    """By what sources know somebody (`c:` and a hash), or a vehicle, and who that is here.

    `made`: feeds alone know of it.
    """

    id: str
    about_id: str
    made: bool
    origins: dict[str, FieldOrigin] = field(default_factory=dict)
    stays: tuple[StayOrigin, ...] = ()

    def stay(self, occupancy_id: str) -> StayOrigin | None:
        return next((one for one in self.stays if one.occupancy_id == occupancy_id), None)
