# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a person's vehicle by its number plate (机动车号牌)."""

from pydantic import Field, SecretStr

from services.chassis.http import Id, Input
from services.identity.commands import reckon_feed_vehicles
from services.identity.domain import identifiers, vehicles
from services.identity.domain.authority import Permission
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, Means, by_hand
from services.identity.domain.feed_records import VEHICLE
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
    _note(tx, vehicle)
    return vehicle


def _note(tx: Tx, vehicle: Vehicle) -> None:
    """Sources may have told of it before: whose it is, staff have said now."""
    subject_id = VEHICLE + vehicle.plate.lookup
    if tx.feed_records.first({"subject": subject_id}) is None:
        return
    known = tx.feed_subjects.find(subject_id) or FeedSubject(id=subject_id, about_id=vehicle.id, made=False)
    tx.feed_subjects.put(by_hand(known, RankedField.HOLDER.value, "", Means.HAND, tx.now))
    reckon_feed_vehicles.handle(tx, [subject_id])
