# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API of other systems' tables: uploaded, mapped, tried, taken in."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.files import send_file
from services.portal.client.http import Api, Passing, Token
from services.portal.client.models.dispatch import (
    ImportView,
    JobView,
    MappingView,
    PageViewImportView,
    PageViewMappingView,
    PreviewView,
    TableView,
)

V1 = "/dispatch/v1"
MOST, SHOWN = 200, 30


class Imports:
    """On behalf of one person."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def upload(self, name: str, content: bytes, key: str) -> str:
        """The id of a table that somebody chose."""
        return send_file(self._api, self._token, V1, name, content, key, table=True)

    def table(self, file_id: str) -> TableView:
        """Its columns and first rows."""
        return TableView.model_validate(self._get(f"tables/{file_id}"))

    def mappings(self) -> list[MappingView]:
        return PageViewMappingView.model_validate(self._get("mappings", limit=MOST)).items

    def put_mapping(self, source: str, body: Mapping[str, Any], key: str) -> None:
        self._api.put_json(f"{V1}/mappings", self._token, {"source": source, **body}, key=key)

    def preview(self, file_id: str, source: str, language: str, key: str) -> PreviewView:
        """What would become of the first rows."""
        body = {"file_id": file_id, "source": source, "rows": SHOWN, "language": language}
        return PreviewView.model_validate(self._api.post(f"{V1}/imports:preview", self._token, body, key=key))

    def start(self, file_id: str, source: str, language: str, key: str) -> str:
        """The id of the import."""
        body = {"file_id": file_id, "source": source, "language": language}
        return str(self._api.post(f"{V1}/imports", self._token, body, key=key)["id"])

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
