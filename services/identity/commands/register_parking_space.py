# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a parking space (车位) of a compound by its number."""

from pydantic import Field

from services.chassis.http import Id, Input, Line
from services.identity.domain import parking
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import ParkingKind
from services.identity.domain.parking import ParkingSpace
from services.identity.store import Tx


class RegisterParkingSpace(Input):
    """The number is the compound's own, such as B1-032."""

    place_id: Id
    number: Line = Field(min_length=1, max_length=20)
    kind: ParkingKind


def handle(tx: Tx, cmd: RegisterParkingSpace) -> ParkingSpace:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, Duplicate."""
    place = tx.places.get(cmd.place_id)
    tx.require(Permission.PLACES_WRITE, place.path)
    space, events = parking.register(tx.new_id(), cmd.number, cmd.kind, place)
    tx.parking_spaces.add(space, *events)
    return space
