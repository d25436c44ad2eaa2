# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of the tree of places and its grids."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    FormedView,
    GridView,
    ItemsViewPlaceLineView,
    PageViewGridView,
    PageViewPlaceView,
    PlaceLineView,
    PlaceView,
)

V1 = "/identity/v1"
MOST = 200


class Places:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def root(self) -> PlaceView:
        """The district itself."""
        return PageViewPlaceView.model_validate(self._get("places", kind="district", limit=1)).items[0]

    def one(self, place_id: str) -> PlaceView:
        return PlaceView.model_validate(self._get(f"places/{place_id}"))

    def below(self, place_id: str, after: str | None = None) -> PageViewPlaceView:
        """What lies directly below a place, a page of it."""
        found = self._get("places", parent_id=place_id, limit=MOST, after=after)
        return PageViewPlaceView.model_validate(found)

    def below_path(self, path: str) -> list[PlaceView]:
        """All that lies directly below a place that is known by its path."""
        found = PageViewPlaceView.model_validate(self._get("places", under=path, limit=1)).items
        return self.all_below(found[0].id) if found else []

    def all_below(self, place_id: str) -> list[PlaceView]:
        """All that lies directly below a place: of a building its flats, a few pages of them."""
        page = self.below(place_id)
        found = page.items
        while page.next:
            page = self.below(place_id, page.next)
            found = found + page.items
        return found

    def entrances(self, building_id: str) -> list[PlaceView]:
        """Of a building; at most two hundred."""
        found = self._get("places", parent_id=building_id, kind="entrance", limit=MOST)
        return PageViewPlaceView.model_validate(found).items

    def form_entrances(self, building_id: str, key: str, *, dry: bool) -> FormedView:
        """What was formed of the names of a building's flats, or would be."""
        path = f"{V1}/places/{building_id}:form-entrances"
        return FormedView.model_validate(self._api.post(path, self._token, {"dry": dry}, key=key))

    def assign_entrance(
        self, building_id: str, entrance_id: str | None, unit_ids: list[str], key: str
    ) -> None:
        """Without an entrance the units are taken out of those that they lie in."""
        body = {"entrance_id": entrance_id, "unit_ids": unit_ids}
        self._api.post(f"{V1}/places/{building_id}:assign-entrance", self._token, body, key=key)

    def named(self, asked: str, after: str | None) -> PageViewPlaceView:
        """Those whose name has this part, pinyin or initials, in the order of the tree, a page of them."""
        return PageViewPlaceView.model_validate(self._get("places", q=asked, after=after))

    def grids(self, under: str) -> list[GridView]:
        """Of a neighbourhood; at most two hundred."""
        return PageViewGridView.model_validate(self._get("grids", under=under, limit=MOST)).items

    def create(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/places", self._token, body, key=key)

    def change(self, place_id: str, body: Mapping[str, Any], key: str, version: str) -> None:
        self._api.patch(f"{V1}/places/{place_id}", self._token, body, key=key, version=version)

    def create_units(self, building_id: str, units: list[dict[str, Any]], key: str) -> None:
        self._api.post(f"{V1}/places/{building_id}/units", self._token, {"units": units}, key=key)

    def create_many(self, body: Mapping[str, Any], key: str) -> list[PlaceLineView]:
        """What became of each line, or would."""
        told = self._api.post(f"{V1}/places:create-many", self._token, body, key=key)
        return ItemsViewPlaceLineView.model_validate(told).items

    def create_grid(self, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/grids", self._token, body, key=key)

    def assign_grid(self, place_id: str, grid_id: str, key: str) -> None:
        path = f"{V1}/places/{place_id}:assign-grid"
        self._api.post(path, self._token, {"grid_id": grid_id}, key=key)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)
