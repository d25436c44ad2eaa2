# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API of what neighbours share: points, goods, activities, skills, tools; as the pages use it."""

from collections.abc import Mapping
from typing import Any, TypeVar

from services.portal.client.http import Api, Token
from services.portal.client.model import Model

V1 = "/dispatch/v1"
MOST = 200
M = TypeVar("M", bound=Model)


class Sharing:
    """What neighbours share, on behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def read(self, path: str, model: type[M], **query: str | int | bool | None) -> M:
        """Any answer of the API by its path, as the model of it."""
        return model.model_validate(self._api.get(f"{V1}/{path}", self._token, **query))

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> dict[str, Any]:
        """Any command of the API by its path, `activities/<id>:join`; what it answers."""
        return self._api.post(f"{V1}/{path}", self._token, body, key=key)

    def put(self, path: str, body: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Set the whole of one thing."""
        return self._api.put_json(f"{V1}/{path}", self._token, body, key=key)
