# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces (车位) of compounds, and who holds them."""

from datetime import date

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity.commands import free_parking_space, hold_parking_space, register_parking_space
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import ParkingKind, SpaceTenure
from services.identity.queries.parking import list_parking_spaces
from services.identity.store import Tx


class HoldingView(View):
    """Who holds or held a space; both days belong to it."""

    person_id: str
    unit_id: str
    tenure: SpaceTenure
    since: date
    until: date | None
    vehicle_id: str | None


class ParkingSpaceView(View):
    """A space by its number, with all who have held it."""

    id: str
    number: str
    kind: ParkingKind
    place_path: OrgPath
    holdings: list[HoldingView]
    version: int


parking_spaces = Resource(
    "parking-spaces", "/identity/v1/parking-spaces", of=Tx.parking_spaces, shows=ParkingSpaceView
)
parking_spaces.create(register_parking_space, requires=Permission.PLACES_WRITE)
parking_spaces.list(list_parking_spaces, requires=Permission.PERSONS_READ)
parking_spaces.act("hold", hold_parking_space, requires=Permission.PERSONS_WRITE)
parking_spaces.act("free", free_parking_space, requires=Permission.PERSONS_WRITE)
