# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity's API of registers from spreadsheets: uploaded, mapped, tried, taken in."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Passing, Token
from services.portal.client.models.identity import (
    ImportView,
    JobView,
    MappingView,
    PageViewImportView,
    PageViewMappingView,
    PlaceView,
    PreviewView,
    TableView,
)

V1 = "/identity/v1"
MOST, SHOWN = 200, 30


class Registers:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a register that somebody chose."""
        return send_file(self._api, self._token, V1, name, content, key, table=True)

    def table(self, file_id: str) -> TableView:
        """Its columns and first rows."""
        return TableView.model_validate(self._get(f"tables/{file_id}"))

    def places(self, kind: str) -> list[PlaceView]:
        """All places of a kind in the order of the tree, read page by page."""
        items = self._api.all(f"{V1}/places", self._token, kind=kind)
        return [PlaceView.model_validate(item) for item in items]

    def mappings(self) -> list[MappingView]:
        return PageViewMappingView.model_validate(self._get("mappings", limit=MOST)).items

    def put_mapping(self, source: str, body: Mapping[str, Any], key: str) -> None:
        self._api.put_json(f"{V1}/mappings", self._token, {"source": source, **body}, key=key)

    def preview(self, asked: Mapping[str, Any], key: str) -> PreviewView:
        """What would become of the first units of a file; `asked` names it, its source, place and day."""
        body = {"rows": SHOWN, **asked}
        return PreviewView.model_validate(self._api.post(f"{V1}/imports:preview", self._token, body, key=key))

    def start(self, asked: Mapping[str, Any], key: str) -> str:
        """The id of the import."""
        return str(self._api.post(f"{V1}/imports", self._token, dict(asked), key=key)["id"])

    def all(self) -> list[ImportView]:
        """The latest first."""
        return PageViewImportView.model_validate(self._get("imports", limit=SHOWN)).items

    def one(self, import_id: str) -> ImportView:
        return ImportView.model_validate(self._get(f"imports/{import_id}"))

    def job(self, import_id: str) -> JobView:
        """How far it is."""
        return JobView.model_validate(self._get(f"jobs/{import_id}"))

    def report(self, import_id: str) -> Passing:
        """What became of each row."""
        return self._api.file(f"{V1}/jobs/{import_id}/result", self._token)

    def _get(self, path: str, **query: str | int | bool | None) -> dict[str, Any]:
        return self._api.get(f"{V1}/{path}", self._token, **query)
