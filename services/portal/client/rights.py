# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people may ask about their own data: of identity, and of every service its part of an archive."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.identity import (
    CorrectionView,
    ErasureView,
    ExportView,
    JobView,
    OwnConsentView,
    OwnNumbersView,
    ReadingView,
)

V1 = "/identity/v1"


class Rights:
    """On behalf of one person. `apis`: those of all services by name."""

    def __init__(self, apis: Mapping[str, Api], token: Token) -> None:
        self._apis = apis
        self._identity = apis["identity"]
        self._token = token

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(self._apis)

    def exports(self) -> list[ExportView]:
        """One's own archives, the latest last."""
        return [ExportView.model_validate(one) for one in self._all("exports")]

    def part(self, service: str, export_id: str) -> JobView:
        """How far a service is with its part. Raises Problem with 404 while it has not heard of it."""
        answer = self._apis[service].get(f"/{service}/v1/jobs/{export_id}", self._token)
        return JobView.model_validate(answer)

    def documents(self, service: str, export_id: str) -> Iterator[dict[str, Any]]:
        """Those of a service's part, as they come: a line of JSON each. Raises Problem, Unreachable."""
        path = f"/{service}/v1/jobs/{export_id}/result"
        with closing(self._apis[service].file(path, self._token)) as parts:
            for line in _lines(parts):
                yield json.loads(line)

    def numbers(self, export_id: str) -> OwnNumbersView:
        """What is kept sealed, whole."""
        answer = self._identity.get(f"{V1}/exports/{export_id}/numbers", self._token)
        return OwnNumbersView.model_validate(answer)

    def consents(self) -> list[OwnConsentView]:
        """Each purpose once; the policy holds few, so the list has no pages."""
        found = self._identity.get(f"{V1}/consents", self._token)
        return [OwnConsentView.model_validate(one) for one in found["items"]]

    def readings(self) -> list[ReadingView]:
        """Who read one's data unmasked, the latest first."""
        return [ReadingView.model_validate(one) for one in self._all("readings")][::-1]

    def erasures(self) -> list[ErasureView]:
        """One's own requests, the latest last."""
        return [ErasureView.model_validate(one) for one in self._all("erasures/own")]

    def corrections(self) -> list[CorrectionView]:
        """What one said is wrong, the latest last."""
        return [CorrectionView.model_validate(one) for one in self._all("corrections/own")]

    def waiting_erasures(self) -> list[ErasureView]:
        """Those of the people whose records one looks after."""
        return [ErasureView.model_validate(one) for one in self._all("erasures")]

    def waiting_corrections(self) -> list[CorrectionView]:
        return [CorrectionView.model_validate(one) for one in self._all("corrections")]

    def send(self, path: str, body: Mapping[str, Any] | None, key: str) -> None:
        self._identity.post(f"{V1}/{path}", self._token, body, key=key)

    def _all(self, path: str) -> Iterator[dict[str, Any]]:
        """A whole list, read page by page."""
        return self._identity.all(f"{V1}/{path}", self._token)


def _lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    """What stands between line feeds alone: other ends of lines may stand in a text."""
    begun = b""
    for part in parts:
        *whole, begun = (begun + part).split(b"\n")
        yield from whole
    if begun:
        yield begun
