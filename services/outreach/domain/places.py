# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's own copies of what identity knows of places."""

from __future__ import annotations

from dataclasses import dataclass

from services.chassis.values import OrgPath

UNIT, BUILDING = "unit", "building"


@dataclass(frozen=True)
class Place:
    """A place of the tree; `within` are all above it and itself."""

    id: str
    path: OrgPath
    kind: str
    name: str
    active: bool
    within: tuple[str, ...]
