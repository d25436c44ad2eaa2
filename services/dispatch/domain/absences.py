# SPDX-License-Identifier: AGPL-3.0-or-later
"""When somebody is not there: no rule gives them an order on these days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import AbsenceEnded, AbsenceRegistered


@dataclass(frozen=True)
class Absence:
    """From the first to the last of these local days; `place` is where it was registered."""

    id: str
    person_id: str
    place: OrgPath
    since: date
    until: date
    note: str = ""
    within: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        return self.since <= day <= self.until


def register(absence: Absence) -> tuple[Absence, list[Event]]:
    told = AbsenceRegistered(
        absence.id,
        absence.person_id,
        absence.place,
        absence.since.isoformat(),
        absence.until.isoformat(),
        absence.note,
    )
    return absence, [told]


def end(absence: Absence, last: date) -> tuple[Absence, list[Event]]:
    """They are back after this day: what had not begun does not come about, what is over stays as it was."""
    if absence.until <= last:
        return absence, []
    return replace(absence, until=last), [AbsenceEnded(absence.id, absence.person_id, last.isoformat())]
