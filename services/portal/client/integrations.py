# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outreach's endpoints, and what its channels did, as the pages of integrators and staff use them."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.outreach import (
    EndpointView,
    ItemsViewTallyView,
    PageViewDeliveryView,
    PageViewEndpointView,
    PageViewSendingView,
    RegisteredView,
    TallyView,
    WholeDeliveryView,
)

V1 = "/outreach/v1"
ENDPOINTS = f"{V1}/endpoints"


class Integrations:
    """`key` makes a repeat harmless, as everywhere."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def endpoints(self, after: str | None) -> PageViewEndpointView:
        return PageViewEndpointView.model_validate(self._api.get(ENDPOINTS, self._token, after=after))

    def endpoint(self, endpoint_id: str) -> EndpointView:
        return EndpointView.model_validate(self._api.get(f"{ENDPOINTS}/{endpoint_id}", self._token))

    def register(self, body: Mapping[str, Any], key: str) -> RegisteredView:
        """With the secret, which is told this once."""
        return RegisteredView.model_validate(self._api.post(ENDPOINTS, self._token, body, key=key))

    def rotate(self, endpoint_id: str, body: Mapping[str, Any], key: str) -> RegisteredView:
        """With the new secret, which is told this once."""
        found = self._api.post(f"{ENDPOINTS}/{endpoint_id}:rotate-secret", self._token, body, key=key)
        return RegisteredView.model_validate(found)

    def change(self, endpoint_id: str, body: Mapping[str, Any], key: str, version: str) -> None:
        self._api.patch(f"{ENDPOINTS}/{endpoint_id}", self._token, body, key=key, version=version)

    def act(self, endpoint_id: str, verb: str, body: Mapping[str, Any] | None, key: str) -> None:
        self._api.post(f"{ENDPOINTS}/{endpoint_id}:{verb}", self._token, body, key=key)

    def deliveries(self, endpoint_id: str, progress: str | None, after: str | None) -> PageViewDeliveryView:
        path = f"{ENDPOINTS}/{endpoint_id}/deliveries"
        found = self._api.get(path, self._token, progress=progress or None, after=after)
        return PageViewDeliveryView.model_validate(found)

    def delivery(self, endpoint_id: str, event_id: str) -> WholeDeliveryView:
        path = f"{ENDPOINTS}/{endpoint_id}/deliveries/{event_id}"
        return WholeDeliveryView.model_validate(self._api.get(path, self._token))

    def replay(self, endpoint_id: str, event_id: str, key: str) -> None:
        path = f"{ENDPOINTS}/{endpoint_id}/deliveries/{event_id}:replay"
        self._api.post(path, self._token, None, key=key)

    def sendings(self, state: str, after: str | None) -> PageViewSendingView:
        found = self._api.get(f"{V1}/sendings", self._token, state=state, after=after)
        return PageViewSendingView.model_validate(found)

    def tallies(self, month: str) -> list[TallyView]:
        found = self._api.get(f"{V1}/sendings/tallies", self._token, month=month)
        return ItemsViewTallyView.model_validate(found).items
