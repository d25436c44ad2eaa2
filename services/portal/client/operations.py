# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the districts do in each service, on behalf of one of the platform's operators."""

from collections.abc import Mapping

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import HealthView


class Operations:
    """`apis`: those of all services by name."""

    def __init__(self, apis: Mapping[str, Api], token: Token) -> None:
        self._apis = apis
        self._token = token

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self._apis)

    def health(self, service: str) -> dict[str, HealthView]:
        """By the codes of the districts; one that is new is missing for a minute."""
        found = self._apis[service].all(f"/{service}/v1/health", self._token)
        return {one.district: one for one in map(HealthView.model_validate, found)}
