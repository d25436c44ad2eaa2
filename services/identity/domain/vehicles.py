# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vehicles of persons, by number plate (GA 36-2018)."""

from dataclasses import dataclass

from services.chassis.values import Event
from services.identity.domain import identifiers
from services.identity.domain.events import VehicleRegistered
from services.identity.domain.persons import Protected


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle; `special` plates (police, embassy, trailer, temporary) are free text."""

    id: str
    person_id: str
    plate: Protected
    special: bool = False


def check_plate(plate: str, *, special: bool) -> None:
    """Raises Invalid for an ordinary plate that is not of the standard's form."""
    if not special:
        identifiers.require("plate", identifiers.check_plate(plate))


def register(
    vehicle_id: str, person_id: str, plate: Protected, *, special: bool
) -> tuple[Vehicle, list[Event]]:
    vehicle = Vehicle(vehicle_id, person_id, plate, special)
    return vehicle, [VehicleRegistered(vehicle_id, person_id, plate.masked)]
