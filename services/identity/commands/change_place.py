# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a place another name, put it out of use or back, or correct a unit's exclusive area."""

from services.chassis.http import Input, Name
from services.identity.commands.create_place import Area
from services.identity.domain import places
from services.identity.domain.authority import Permission
from services.identity.domain.entrance_errors import EntranceHasUnits
from services.identity.domain.errors import StillInUse
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import Place
from services.identity.store import Tx


class ChangePlace(Input):
    """What is not given stays."""

    name: Name | None = None
    active: bool | None = None
    exclusive_area: Area | None = None


def handle(tx: Tx, place_id: str, cmd: ChangePlace) -> Place:
    """Raises NotFound, Forbidden, StillInUse, EntranceHasUnits, OutOfUse, WeakerAreaSource, Invalid."""
    place = tx.places.get(place_id)
    tx.require(Permission.PLACES_WRITE, place.path)
    _check_use(tx, place, cmd.active)
    area = cmd.exclusive_area.value() if cmd.exclusive_area else None
    changed, events = places.change(place, name=cmd.name, active=cmd.active, area=area)
    if events:
        tx.places.save(changed, *events)
    return changed


def _check_use(tx: Tx, place: Place, active: bool | None) -> None:
    """Nothing stands in use below what is out of use."""
    if active is False and any(one.active for one in tx.places_in(place)):
        raise StillInUse("place", place.id)
    if active is False and place.kind is PlaceKind.ENTRANCE and _has_units(tx, place):
        raise EntranceHasUnits(place.path)
    if active and place.parent_id:
        tx.places.get(place.parent_id).require_active()


def _has_units(tx: Tx, entrance: Place) -> bool:
    return tx.places.first({"scope": entrance.path, "kind": PlaceKind.UNIT}) is not None
