# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal about entrances (单元). Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class OutsideBuilding(DomainError):
    """An entrance and the units in it are of one building."""

    code = "identity.outside_building"
    status = 422
    title = "It belongs to another building"

    place_path: str
    building_path: str


@dataclass(eq=False)
class InAnotherEntrance(DomainError):
    """A unit lies in one entrance: it is taken out of that before it is put into another."""

    code = "identity.in_another_entrance"
    title = "The unit lies in another entrance"

    unit_id: str
    entrance_path: str


@dataclass(eq=False)
class EntranceHasUnits(DomainError):
    """An entrance is closed when no unit lies in it."""

    code = "identity.entrance_has_units"
    title = "Units lie in the entrance"

    entrance_path: str
