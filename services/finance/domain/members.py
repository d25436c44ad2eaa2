# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is a member of the party, as far as the figures need it: sensitive (PIPL Art. 28), told by no API."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class MemberRecord:
    """That somebody is a member by one of identity's records; both days belong to it."""

    id: str
    since: str
    until: str | None = None

    def on(self, day: str) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Member:
    """A member of the party, by the person's id: no organisation, no place."""

    id: str
    records: tuple[MemberRecord, ...] = ()

    def told(self, record: MemberRecord, today: date) -> Member:
        """With what is told of a record last; what is over is kept no longer."""
        others = tuple(one for one in self.records if one.id != record.id)
        known = next((one for one in self.records if one.id == record.id), None)
        newest = replace(record, since=record.since or (known.since if known else ""))
        lasting = (one for one in (*others, newest) if one.until is None or one.until >= today.isoformat())
        return replace(self, records=tuple(lasting))

    def on(self, day: date) -> bool:
        return any(one.on(day.isoformat()) for one in self.records)
