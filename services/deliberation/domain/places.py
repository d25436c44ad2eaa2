# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's own copies of what identity knows: places with their areas, and who owns the units."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.values import OrgPath

UNIT = "unit"


@dataclass(frozen=True)
class Place:
    """A place of the tree; `within` are all above it, itself and the entrance (单元) that a unit lies in.

    Of a unit (专有部分) the exclusive area in hundredths of a square metre and where the figure comes from
    (registry, survey, contract: SPC strata interpretation Art. 8), as far as they are known.
    """

    id: str
    path: OrgPath
    kind: str
    name: str
    active: bool
    within: tuple[str, ...]
    area: int | None = None
    area_source: str | None = None

    def lies_in(self, place: str) -> bool:
        """Whether it is the place, hangs below it, or is a unit of that entrance."""
        return place in self.within


@dataclass(frozen=True)
class Ownership:
    """The owners of a unit, with the unit's id; one of them, the `voter`, speaks for joint owners."""

    id: str
    owners: tuple[str, ...]
    voter: str
    since: str


def owns_in(place: OrgPath, unit: Place | None, ownership: Ownership | None, person_id: str) -> bool:
    """Whether the unit lies in the place and belongs to the person, alone or with others."""
    there = unit is not None and unit.active and unit.kind == UNIT and unit.lies_in(place)
    return there and ownership is not None and person_id in ownership.owners


@dataclass(frozen=True)
class Appointment:
    """A person leads a company's work at a place (项目经理); `until` is a day, ISO 8601."""

    id: str
    person_id: str
    path: OrgPath
    until: str | None = None

    def serves(self, place: OrgPath, today: str) -> bool:
        """Whether the company serves at the place, or in a part of it, on a day (ISO 8601)."""
        there = self.path.covers(place) or place.covers(self.path)
        return there and (self.until is None or self.until >= today)
