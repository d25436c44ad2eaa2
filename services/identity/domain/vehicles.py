# SPDX-License-Identifier: AGPL-3.0-or-later
"""Vehicles of persons, by number plate (GA 36-2018)."""

from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event
from services.identity.domain import identifiers
from services.identity.domain.events import VehicleEnded, VehicleRegistered
from services.identity.domain.persons import Protected


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A vehicle; `special` plates (police, embassy, trailer, temporary) are free text.

    `until`: the last day that it is known.
    """

    id: str
    person_id: str
    plate: Protected
    special: bool = False
    until: date | None = None


def check_plate(plate: str, *, special: bool) -> None:
    """Raises Invalid for an ordinary plate that is not of the standard's form."""
    if not special:
        identifiers.require("plate", identifiers.check_plate(plate))


def register(
    vehicle_id: str, person_id: str, plate: Protected, *, special: bool
) -> tuple[Vehicle, list[Event]]:
    vehicle = Vehicle(vehicle_id, person_id, plate, special)
    return vehicle, [VehicleRegistered(vehicle_id, person_id, plate.masked)]


def hold(vehicle: Vehicle, person_id: str) -> tuple[Vehicle, list[Event]]:
    """It is somebody's, be it again or somebody else's than before."""
    held = replace(vehicle, person_id=person_id, until=None)
    if held == vehicle:
        return vehicle, []
    return held, [VehicleRegistered(vehicle.id, person_id, vehicle.plate.masked)]


def end(vehicle: Vehicle, until: date) -> tuple[Vehicle, list[Event]]:
    if vehicle.until == until:
        return vehicle, []
    return replace(vehicle, until=until), [VehicleEnded(vehicle.id, vehicle.person_id, until)]
