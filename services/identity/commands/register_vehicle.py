# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a person's vehicle by its number plate (机动车号牌)."""

from pydantic import Field, SecretStr

from services.chassis.http import Id, Input
from services.identity.commands import note_hand_change
from services.identity.domain import identifiers, vehicles
from services.identity.domain.authority import Permission
from services.identity.domain.vehicles import Vehicle
from services.identity.store import Tx


class RegisterVehicle(Input):
    """`special` for police, embassy, trailer and temporary plates, which are free text."""

    person_id: Id
    plate: SecretStr = Field(min_length=2, max_length=16)
    special: bool = False


def handle(tx: Tx, cmd: RegisterVehicle) -> Vehicle:
    """Raises NotFound, Forbidden, Invalid, Duplicate."""
    person = tx.persons.get(cmd.person_id)
    tx.require(Permission.PERSONS_WRITE, person.path)
    text = identifiers.plain(cmd.plate.get_secret_value())
    vehicles.check_plate(text, special=cmd.special)
    vehicle_id = tx.new_id()
    plate = tx.protect("plate", text, vehicle_id)
    vehicle, events = vehicles.register(vehicle_id, person.id, plate, special=cmd.special)
    tx.vehicles.add(vehicle, *events)
    note_hand_change.of_vehicle(tx, vehicle)
    return vehicle
