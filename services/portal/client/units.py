# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of one unit: its owners through time, who lives there, and their vehicles."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import GONE, Api, Problem, Token, has_status
from services.portal.client.models.identity import (
    OccupancyView,
    OwnershipEntryView,
    OwnershipView,
    ParkingSpaceView,
    VehicleView,
)

V1 = "/identity/v1"


class Units:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def ownership(self, unit_id: str) -> OwnershipView | None:
        """None where none is on record."""
        try:
            found = self._api.get(f"{V1}/units/{unit_id}/ownership", self._token)
        except Problem as problem:
            if has_status(problem, GONE):
                return None
            raise
        return OwnershipView.model_validate(found)

    def history(self, unit_id: str) -> list[OwnershipEntryView]:
        """The first owners first."""
        found = self._api.all(f"{V1}/units/{unit_id}/ownership/history", self._token)
        return [OwnershipEntryView.model_validate(one) for one in found]

    def occupancies(self, path: str) -> list[OccupancyView]:
        return [
            OccupancyView.model_validate(one)
            for one in self._api.all(f"{V1}/occupancies", self._token, under=path)
        ]

    def vehicles(self, person_id: str) -> list[VehicleView]:
        found = self._api.get(f"{V1}/persons/{person_id}/vehicles", self._token)
        return [VehicleView.model_validate(one) for one in found["items"]]

    def spaces(self, unit_id: str) -> list[ParkingSpaceView]:
        """Parking spaces that the unit has or had."""
        found = self._api.all(f"{V1}/parking-spaces", self._token, unit_id=unit_id)
        return [ParkingSpaceView.model_validate(one) for one in found]

    def spaces_at(self, path: str) -> list[ParkingSpaceView]:
        """Those of the compounds at a place and below it, by their numbers."""
        found = self._api.all(f"{V1}/parking-spaces", self._token, under=path)
        return [ParkingSpaceView.model_validate(one) for one in found]

    def register_space(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/parking-spaces", self._token, body, key=key)

    def change_space(self, space_id: str, verb: str, body: Mapping[str, Any], key: str) -> None:
        """`hold` it from a day on, or `free` it after one."""
        self._api.post(f"{V1}/parking-spaces/{space_id}:{verb}", self._token, body, key=key)

    def own(self, unit_id: str, body: Mapping[str, Any], key: str) -> None:
        """Who owns it from a day on."""
        self._api.put_json(f"{V1}/units/{unit_id}/ownership", self._token, body, key=key)

    def move_in(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/occupancies", self._token, body, key=key)

    def move_out(self, occupancy_id: str, until: str, key: str) -> None:
        self._api.post(f"{V1}/occupancies/{occupancy_id}:end", self._token, {"until": until}, key=key)

    def register_vehicle(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/persons/vehicles", self._token, body, key=key)
