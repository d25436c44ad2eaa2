# SPDX-License-Identifier: AGPL-3.0-or-later
"""Form the entrances (单元) of a building from the names of its units, or show what would be formed."""

from dataclasses import dataclass

from services.chassis.http import Input
from services.chassis.values import Invalid
from services.identity.domain import entrances, places
from services.identity.domain.authority import Permission
from services.identity.domain.entrances import LeftUnit, WantedEntrance
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.place_names import code_for
from services.identity.domain.places import Place
from services.identity.store import Tx

AT_ONCE = 200
"""So many units are put into entrances by one request; the next one goes on."""


class FormEntrances(Input):
    """`dry`: only show it, all of it."""

    dry: bool = False


@dataclass(frozen=True, slots=True)
class FormedEntrance:
    """An entrance with the units that are put into it; `new`: the building did not have it."""

    place: Place
    units: tuple[Place, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Formed:
    """What was or would be formed, and which units stay as they are; `more`: so many wait still."""

    entrances: tuple[FormedEntrance, ...]
    left: tuple[LeftUnit, ...]
    more: int


def handle(tx: Tx, building_id: str, cmd: FormEntrances) -> Formed:
    """Doing it again changes nothing.

    Raises NotFound, Forbidden, Invalid, OutOfUse, Duplicate.
    """
    building = tx.places.get(building_id)
    tx.require(Permission.PLACES_WRITE, building.path)
    if building.kind is not PlaceKind.BUILDING:
        raise Invalid("building_id", "is not a building")
    building.require_active()
    forming = entrances.form(building, tx.places_in(building))
    wanted = forming.entrances if cmd.dry else forming.first(AT_ONCE)
    formed = tuple(_formed(tx, building, one, dry=cmd.dry) for one in wanted)
    return Formed(formed, forming.left, forming.units - sum(len(one.units) for one in wanted))


def _formed(tx: Tx, building: Place, wanted: WantedEntrance, *, dry: bool) -> FormedEntrance:
    entrance = wanted.place
    if entrance is None:
        code = code_for(PlaceKind.ENTRANCE, wanted.key)
        entrance, made = places.create(tx.new_id(), PlaceKind.ENTRANCE, code, wanted.key, parent=building)
        if not dry:
            tx.places.add(entrance, *made)
    elif not dry:
        tx.places.save(entrance)
    moved = [entrances.put(unit, entrance) for unit in wanted.units]
    if not dry:
        for unit, events in moved:
            tx.places.save(unit, *events)
    return FormedEntrance(entrance, wanted.units, new=wanted.place is None)
