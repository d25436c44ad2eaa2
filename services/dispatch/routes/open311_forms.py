# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two forms of Open311's answers: JSON, and XML in which each entry of a list has an element."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

import flask
from pydantic import BaseModel

ENTRIES: Mapping[str, str] = MappingProxyType(
    {
        "services": "service",
        "attributes": "attribute",
        "values": "value",
        "service_requests": "request",
        "endpoints": "endpoint",
        "formats": "format",
        "errors": "error",
    }
)
"""The element of a list, and that of each entry."""
STATUSES: Mapping[int, int] = MappingProxyType({401: 403, 409: 400, 412: 400, 415: 400, 422: 400})
"""What the standard calls a status of ours: 403 for the key, 400 for all that is wrong with a request."""
UNKNOWN = frozenset({"dispatch.unknown_category"})
"""What is 404 to the standard: a service code that there is not."""
PUBLIC_SECONDS = 60

Answer = BaseModel | Sequence[BaseModel]


@dataclass(frozen=True)
class Form:
    """One form: the extension of its addresses and its media type."""

    extension: str
    media: str

    def answer(self, name: str, found: Answer, status: int = 200) -> flask.Response:
        """The answer; `name` is that of its outermost element."""
        plain = _plain(found)
        body = json.dumps(plain, ensure_ascii=False).encode() if self is JSON else _xml(name, plain)
        return flask.Response(body, status, content_type=f"{self.media}; charset=utf-8")

    def public(self, name: str, found: Answer) -> flask.Response:
        """The same, which others may keep for a minute."""
        response = self.answer(name, found)
        response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
        return response

    def refusal(self, status: int, code: str, title: str, data: Mapping[str, Any]) -> flask.Response:
        """A refusal in the standard's form: its code is the status, ours stands in the description."""
        told = 404 if code in UNKNOWN else STATUSES.get(status, status)
        parts = [f"{title} ({code})", *_details(data)]
        return self.answer("errors", [Fault(code=told, description="; ".join(parts))], told)


class Fault(BaseModel):
    """An error as the standard tells it."""

    code: int
    description: str


JSON = Form("json", "application/json")
XML = Form("xml", "text/xml")
FORMS = (XML, JSON)


def _details(data: Mapping[str, Any]) -> list[str]:
    """Which fields are wrong and how; never a value."""
    faults = data.get("errors", [data] if "field" in data else [])
    told = [f"{one.get('field') or 'request'}: {one.get('error') or one.get('reason', '')}" for one in faults]
    return told or ([str(data["reason"])] if isinstance(data.get("reason"), str) else [])


def _plain(found: Answer) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(found, BaseModel):
        return found.model_dump(mode="json", by_alias=True)
    return [one.model_dump(mode="json", by_alias=True) for one in found]


def _xml(name: str, plain: Any) -> bytes:  # noqa: ANN401 - any JSON
    root = ET.Element(name)
    _fill(root, plain)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _fill(element: ET.Element, value: Any) -> None:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for name, part in value.items():
            _fill(ET.SubElement(element, name), part)
    elif isinstance(value, list):
        for part in value:
            _fill(ET.SubElement(element, ENTRIES[element.tag]), part)
    elif value is not None:
        element.text = json.dumps(value) if isinstance(value, bool) else str(value)
