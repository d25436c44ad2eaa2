# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of the map. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class NoSuchTile(DomainError):
    """A zoom has 2^zoom columns and as many rows, counted from 0."""

    code = "dispatch.no_such_tile"
    status = 422
    title = "There is no such tile"

    tile: str


@dataclass(eq=False)
class ZoomNotServed(DomainError):
    """Wider or closer than what is counted for such a question.

    By months and in public the map ends earlier; compounds and grids begin later.
    """

    code = "dispatch.zoom_not_served"
    status = 422
    title = "The map is not served at this zoom"

    zoom: int
    lowest: int
    highest: int
