# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create a sub-district (街道), neighbourhood, compound, building (楼栋), entrance (单元) or unit (户室)."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import places
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.places import ExclusiveArea, Place
from services.identity.store import Tx


class Area(Input):
    """An exclusive area in dm² (0.01 m²) and where it comes from."""

    dm2: int = Field(ge=1, le=places.LARGEST_AREA_DM2)
    source: AreaSource

    def value(self) -> ExclusiveArea:
        return ExclusiveArea(self.dm2, self.source)


class CreatePlace(Input):
    """A unit, and nothing but a unit, has an exclusive area."""

    parent_id: Id
    kind: PlaceKind
    code: str = Field(max_length=32)
    name: Name
    exclusive_area: Area | None = None


def handle(tx: Tx, cmd: CreatePlace) -> Place:
    """Raises NotFound, Forbidden, WrongParent, OutOfUse, Invalid, Duplicate."""
    parent = tx.places.get(cmd.parent_id)
    tx.require(Permission.PLACES_WRITE, parent.path)
    area = cmd.exclusive_area.value() if cmd.exclusive_area else None
    place, events = places.create(tx.new_id(), cmd.kind, cmd.code, cmd.name, parent=parent, area=area)
    tx.places.add(place, *events)
    return place
