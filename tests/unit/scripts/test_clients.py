# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the portal's models keep of a service's OpenAPI document."""

from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

from scripts.contracts.clients import code


def _schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


KIND = {"enum": ["repair", "other"], "type": "string", "title": "Kind"}
TEXT = {"type": "string", "maxLength": 5, "minLength": 1, "title": "Text"}
SCHEMAS = {
    "Kind": KIND,
    "NoteView": _schema(text=TEXT, kind={"$ref": "#/components/schemas/Kind"}, minimum=TEXT),
    "Write": _schema(text=TEXT, kind=KIND)
    | {"additionalProperties": False}
    | {"properties": {"text": TEXT, "kind": KIND, "nick": {"anyOf": [TEXT, {"type": "null"}]}}},
    "Unused": _schema(text=TEXT),
}


def _content(name: str) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


@pytest.fixture(scope="module")
def models() -> ModuleType:
    operation = {"requestBody": _content("Write"), "responses": {"200": _content("NoteView")}}
    document = {"openapi": "3.1.0", "info": {"title": "Notes", "version": "1"}, "components": {}}
    document |= {"paths": {"/notes": {"post": operation}}, "components": {"schemas": SCHEMAS}}
    module = ModuleType("notes")
    exec(code("notes", document), module.__dict__)
    return module


def test_an_answer_takes_what_a_service_of_tomorrow_says(models: ModuleType) -> None:
    answer = models.NoteView.model_validate({"text": "x" * 9, "kind": "new", "minimum": "m", "more": 1})
    assert (answer.text, answer.kind, answer.minimum) == ("x" * 9, "new", "m")
    with pytest.raises(ValidationError, match="frozen"):
        answer.text = "y"


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "too long"},
        {"text": ""},
        {"kind": "new"},
        {"nick": "too long"},
        {"more": 1},
    ],
)
def test_a_body_keeps_its_limits(models: ModuleType, wrong: dict[str, Any]) -> None:
    right = {"text": "short", "kind": "repair", "nick": None}
    assert models.Write.model_validate(right).text == "short"
    with pytest.raises(ValidationError):
        models.Write.model_validate(right | wrong)


def test_what_no_route_uses_is_left_out(models: ModuleType) -> None:
    assert not hasattr(models, "Unused")
