# SPDX-License-Identifier: AGPL-3.0-or-later
"""A client of Open311 GeoReport v2: what it sends, and how its answers are looked at."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4
from werkzeug.test import TestResponse

from services.chassis.values import Principal
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import ADMIN, TENANT

BASE = f"/dispatch/v1/public/{TENANT}/open311"
V2 = f"{BASE}/v2"
FIELDS = {
    "jurisdiction_id": TENANT,
    "service_code": "lamp",
    "description": "title: 路灯不亮\n\ndetail: 三天了",
    "lat": "31.451234",
    "long": "121.101234",
}
DATA = Path(__file__).parents[3].parent / "shared" / "data" / "conformance-open311"


def key(api: Api, by: Principal) -> str:
    return api.token(by)["Authorization"].removeprefix("Bearer ")


def send(api: Api, by: Principal | None = ADMIN, *, form: str = "json", **changed: Any) -> TestResponse:
    fields = {name: value for name, value in (FIELDS | changed).items() if value is not None}
    if by:
        fields["api_key"] = key(api, by)
    return api.client.post(f"{V2}/requests.{form}", data=fields)


def reported(api: Api, **changed: Any) -> str:
    answer = send(api, **changed)
    assert answer.status_code == 200, answer.text
    (created,) = answer.json
    order_id: str = created["service_request_id"]
    return order_id


def get(api: Api, path: str, code: int = 200, **query: Any) -> Any:
    answer = api.client.get(f"{V2}/{path}", query_string=query)
    assert answer.status_code == code, answer.text
    if path.endswith(".json"):
        return answer.json
    assert answer.content_type == "text/xml; charset=utf-8"
    return ET.fromstring(answer.text)


def ids(api: Api, **query: Any) -> list[str]:
    return [one["service_request_id"] for one in get(api, "requests.json", **query)]


def refused(answer: TestResponse, status: int) -> str:
    assert answer.status_code == status, answer.text
    (error,) = answer.json if answer.is_json else [_texts(one) for one in ET.fromstring(answer.text)]
    assert set(error) == {"code", "description"}
    assert str(error["code"]) == str(status)
    said: str = error["description"]
    return said


def _texts(element: ET.Element) -> dict[str, str]:
    return {part.tag: part.text or "" for part in element}


def conforms(name: str, answer: Any) -> None:
    """Against the schema of the standard's body, where it is at hand."""
    folder = DATA / "schemas"
    if not folder.is_dir():
        pytest.skip("the standard's schemas are not here")
    known = [(path.name, json.loads(path.read_text("utf-8"))) for path in folder.iterdir()]
    registry: Registry[Any] = Registry().with_resources(
        (path, Resource.from_contents(schema, default_specification=DRAFT4)) for path, schema in known
    )
    checker = Draft4Validator(dict(known)[f"{name}.json"], registry=registry, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(answer)] == []
