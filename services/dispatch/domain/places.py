# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's own copies of what identity knows, as far as orders need it."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.values import OrgPath
from services.dispatch.domain.addresses import solid

GRID = "grid"
FLAT = "unit"


@dataclass(frozen=True)
class Place:
    """A place or, with the kind `grid`, a grid (网格). `parent` is the path above, none for the district.

    `entrance_path`: of a unit, the entrance (单元) that it lies in.
    """

    id: str
    path: OrgPath
    kind: str
    name: str
    grid_path: OrgPath | None = None
    active: bool = True
    parent: OrgPath | None = None
    entrance_path: OrgPath | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """Every place, grid and entrance that contains it."""
        return places_above(self.path, self.grid_path, self.entrance_path)

    @property
    def called(self) -> str:
        """All that it is found by."""
        return solid([self.name])


@dataclass(frozen=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True)
class RoleGrant:
    """A role that a person has at a place and below; `id` is the grant's."""

    id: str
    person_id: str
    role: str
    path: OrgPath


@dataclass(frozen=True)
class Company:
    """`until`: the last day of one that has closed, ISO 8601."""

    id: str
    name: str
    until: str | None = None

    def closed(self, today: str) -> bool:
        """Whether it is there no longer on a day (ISO 8601)."""
        return self.until is not None and self.until < today


@dataclass(frozen=True)
class Appointment:
    """A person leads a company's work at a place (项目经理); `until` is a day, ISO 8601."""

    id: str
    company_id: str
    person_id: str
    path: OrgPath
    until: str | None = None


def places_above(
    place_path: OrgPath, grid_path: OrgPath | None, entrance_path: OrgPath | None = None
) -> tuple[str, ...]:
    """Every place, grid and entrance around the order: a query for a subtree is one equality on these."""
    grids = grid_path.ancestors() if grid_path else ()
    entrance = (entrance_path,) if entrance_path else ()
    return tuple(str(path) for path in dict.fromkeys((*place_path.ancestors(), *grids, *entrance)))
