# SPDX-License-Identifier: AGPL-3.0-or-later
"""Persons without any tie to the district left: since when, and how far they were looked through."""

from dataclasses import dataclass, replace
from datetime import date

from services.identity.domain.persons import Person


@dataclass(frozen=True, slots=True)
class TieLook:
    """The id names what is looked through. `after`: where the look goes on; empty: at the beginning."""

    id: str
    after: str = ""


def look(person: Person, today: date, *, tied: bool) -> Person:
    """The person as somebody with a tie, or without one since the first day on which that was seen.

    Nothing runs for a record that is closed.
    """
    if tied or not person.active:
        return replace(person, untied_since=None)
    return replace(person, untied_since=person.untied_since or today)
