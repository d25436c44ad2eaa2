# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API of what touches many homes at once."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.dispatch import (
    IncidentView,
    ItemsViewPublicIncidentView,
    PageViewIncidentView,
    PageViewPublicIncidentView,
    PublicIncidentView,
)

V1 = "/dispatch/v1"
SHOWN = 50


class Incidents:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def at(self, place: str) -> list[IncidentView]:
        """Of a place and below, the latest first."""
        found = self._api.get(f"{V1}/incidents", self._token, place=place, limit=SHOWN)
        return PageViewIncidentView.model_validate(found).items

    def over(self, place: str) -> list[PublicIncidentView]:
        """What is on at a place and above it."""
        found = self._api.get(f"{V1}/incidents/over", self._token, place=place)
        return ItemsViewPublicIncidentView.model_validate(found).items

    def one(self, incident_id: str) -> IncidentView:
        return IncidentView.model_validate(self._api.get(f"{V1}/incidents/{incident_id}", self._token))

    def announce(self, body: Mapping[str, Any], key: str) -> str:
        """The id of the incident."""
        return str(self._api.post(f"{V1}/incidents", self._token, body, key=key)["id"])

    def change(self, incident_id: str, body: Mapping[str, Any], key: str, version: str) -> None:
        self._api.put_json(f"{V1}/incidents/{incident_id}", self._token, body, key=key, version=version)

    def end(self, incident_id: str, body: Mapping[str, Any], key: str) -> None:
        self._api.post(f"{V1}/incidents/{incident_id}:end", self._token, body, key=key)


class PublicIncidents:
    """What everybody may read of what is on in a district."""

    def __init__(self, api: Api, district: str) -> None:
        self._api = api
        self._district = district

    def on(self, after: str | None) -> PageViewPublicIncidentView:
        """The latest first."""
        path = f"{V1}/public/{self._district}/incidents"
        return PageViewPublicIncidentView.model_validate(self._api.get(path, None, after=after, limit=SHOWN))
