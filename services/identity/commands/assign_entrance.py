# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put units of a building into one of its entrances (单元), or take them out of those that they lie in."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.store import MOST_IDS
from services.chassis.values import NotFound
from services.identity.domain import entrances
from services.identity.domain.authority import Permission
from services.identity.domain.places import Place
from services.identity.store import Tx


class AssignEntrance(Input):
    """All of the units or none; without an entrance they are taken out."""

    entrance_id: Id | None = None
    unit_ids: tuple[Id, ...] = Field(min_length=1, max_length=MOST_IDS)


def handle(tx: Tx, building_id: str, cmd: AssignEntrance) -> tuple[Place, ...]:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, OutsideBuilding, InAnotherEntrance."""
    building = tx.places.get(building_id)
    tx.require(Permission.PLACES_WRITE, building.path)
    units = _units(tx, cmd.unit_ids)
    if cmd.entrance_id is None:
        moved = [entrances.take_out(unit, building) for unit in units]
    else:
        entrance = tx.places.get(cmd.entrance_id)
        entrances.check_of(entrance, building)
        moved = [entrances.put(unit, entrance) for unit in units]
        tx.places.save(entrance)
    for unit, events in moved:
        if events:
            tx.places.save(unit, *events)
    return tuple(unit for unit, _ in moved)


def _units(tx: Tx, unit_ids: tuple[str, ...]) -> list[Place]:
    """In the order in which they are named, each once. Raises NotFound."""
    known = {one.id: one for one in tx.places.several(unit_ids)}
    unknown = next((unit_id for unit_id in unit_ids if unit_id not in known), None)
    if unknown:
        raise NotFound("place", unknown)
    return [known[unit_id] for unit_id in dict.fromkeys(unit_ids)]
