# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say who holds a parking space from a day on, for which unit, and with which vehicle."""

from services.chassis.http import Day, Id, Input
from services.chassis.values import Invalid
from services.identity.domain import parking
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import SpaceTenure
from services.identity.domain.parking import Holding, ParkingSpace
from services.identity.store import Tx


class HoldParkingSpace(Input):
    """`until` where the last day is known already, as in a lease; the vehicle is the holder's."""

    person_id: Id
    unit_id: Id
    tenure: SpaceTenure
    since: Day
    until: Day | None = None
    vehicle_id: Id | None = None


def handle(tx: Tx, parking_space_id: str, cmd: HoldParkingSpace) -> ParkingSpace:
    """Raises NotFound, Forbidden, SpaceForAll, SpaceElsewhere, SpaceHeld, Invalid."""
    space = tx.parking_spaces.get(parking_space_id)
    tx.require(Permission.PERSONS_WRITE, space.place_path)
    person, unit = tx.persons.get(cmd.person_id), tx.places.get(cmd.unit_id)
    if cmd.vehicle_id and tx.vehicles.get(cmd.vehicle_id).person_id != person.id:
        raise Invalid("vehicle_id", "is not the holder's")
    holding = Holding(person.id, unit.id, cmd.tenure, cmd.since, cmd.until, cmd.vehicle_id)
    held, events = parking.hold(space, holding, unit)
    tx.parking_spaces.save(held, *events)
    return held
