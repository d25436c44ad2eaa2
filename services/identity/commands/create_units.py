# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create many units (户室) of one building at once."""

from pydantic import Field

from services.chassis.http import Input, Name
from services.chassis.values import Invalid
from services.identity.commands.create_place import Area
from services.identity.domain import places
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import Place
from services.identity.store import Tx


class NewUnit(Input):
    """One unit of the building."""

    code: str = Field(max_length=32)
    name: Name
    exclusive_area: Area


class CreateUnits(Input):
    """All of them or none."""

    units: tuple[NewUnit, ...] = Field(min_length=1, max_length=500)


def handle(tx: Tx, building_id: str, cmd: CreateUnits) -> tuple[Place, ...]:
    """Raises NotFound, Forbidden, WrongParent, OutOfUse, Invalid, Duplicate."""
    building = tx.places.get(building_id)
    tx.require(Permission.PLACES_WRITE, building.path)
    if len({unit.code for unit in cmd.units}) != len(cmd.units):
        raise Invalid("units", "a code stands twice")
    return tuple(_create(tx, building, unit) for unit in cmd.units)


def _create(tx: Tx, building: Place, unit: NewUnit) -> Place:
    area = unit.exclusive_area.value()
    place, events = places.create(
        tx.new_id(), PlaceKind.UNIT, unit.code, unit.name, parent=building, area=area
    )
    tx.places.add(place, *events)
    return place
