# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trails of all services, on behalf of who may read them."""

from collections.abc import Iterator, Mapping
from itertools import islice

from services.portal.client.http import Api
from services.portal.client.models.identity import ActView

SHOWN = 30


class AuditTrails:
    """`apis`: those of all services by name. `asked` is what acts are looked for by, as the API names it."""

    def __init__(self, apis: Mapping[str, Api], token: str) -> None:
        self._apis = apis
        self._token = token

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self._apis)

    def latest(self, service: str, asked: Mapping[str, str]) -> list[ActView]:
        """The latest of one service that fit; where few do, perhaps not all of them."""
        answer = self._apis[service].get(f"/{service}/v1/audit", self._token, limit=SHOWN, **asked)
        return [ActView.model_validate(one) for one in answer["items"]]

    def all(self, service: str, asked: Mapping[str, str], most: int) -> Iterator[ActView]:
        """So many of one service at most, the latest first."""
        found = self._apis[service].all(f"/{service}/v1/audit", self._token, **asked)
        return (ActView.model_validate(one) for one in islice(found, most))
