# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's own copies of what identity knows of places."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.values import OrgPath

UNIT, ENTRANCE, BUILDING = "unit", "entrance", "building"


@dataclass(frozen=True)
class Place:
    """A place of the tree; `within` are all above it, itself and the entrance (单元) that a unit lies in."""

    id: str
    path: OrgPath
    kind: str
    name: str
    active: bool
    within: tuple[str, ...]
    entrance_path: OrgPath | None = None

    @property
    def ends(self) -> tuple[OrgPath, ...]:
        """Itself, and the entrance that it lies in: all else that it lies in is above these."""
        return (self.path, self.entrance_path) if self.entrance_path else (self.path,)
