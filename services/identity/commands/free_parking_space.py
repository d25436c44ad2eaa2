# SPDX-License-Identifier: AGPL-3.0-or-later
"""End the holding of a parking space."""

from services.chassis.http import Day, Input
from services.identity.domain import parking
from services.identity.domain.authority import Permission
from services.identity.domain.parking import ParkingSpace
from services.identity.store import Tx


class FreeParkingSpace(Input):
    """The last day."""

    until: Day


def handle(tx: Tx, parking_space_id: str, cmd: FreeParkingSpace) -> ParkingSpace:
    """Raises NotFound, Forbidden, AlreadyEnded, Invalid."""
    space = tx.parking_spaces.get(parking_space_id)
    tx.require(Permission.PERSONS_WRITE, space.place_path)
    freed, events = parking.free(space, cmd.until)
    tx.parking_spaces.save(freed, *events)
    return freed
