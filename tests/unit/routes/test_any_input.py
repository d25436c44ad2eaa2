# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is sent to an operation, its model takes it or refuses it, and throws nothing else."""

import json
import os
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib import import_module
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, model_validator

from scripts.services import SERVICES
from services.chassis.http import json_text, query_text
from services.chassis.http.route import Route
from tests.each import assert_each, offences
from tests.junk import JUNK, sent

TAKES_LONG = "several hundred models"
EXAMPLES = int(os.environ.get("LINLI_FUZZ_EXAMPLES", "4"))
QUICK = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""A few of each model, every time others; `make fuzz` sends many. What fails is told as it was sent."""
REFUSED = frozenset("\u202e\u200e\x00\x1b\ud83d\ufffe\r")


Model = type[BaseModel]


def models(field: str) -> dict[str, dict[str, Model]]:
    """What the routes of each service take, by the model's name."""
    return {
        service: {model.__qualname__: model for route in routes(service) if (model := getattr(route, field))}
        for service in SERVICES
    }


def routes(service: str) -> Iterator[Route]:
    for resource in import_module(f"services.{service}.app").RESOURCES:
        yield from resource.routes


BODIES, QUERIES = models("body"), models("query")
ONE_BODY = next(iter(BODIES["dispatch"].values()))


@pytest.mark.parametrize("service", SERVICES)
def test_a_body_is_taken_or_refused(service: str) -> None:
    assert_each(takes_or_refuses_a_body, BODIES[service])


def takes_or_refuses_a_body(model: Model) -> None:
    @QUICK
    @given(sent(model.model_json_schema()))
    def check(body: object) -> None:
        try:
            taken = json_text.read(model, json.dumps(body).encode())
        except ValueError:
            return
        assert_plain(taken.model_dump(mode="json"))

    check()


@pytest.mark.parametrize("service", SERVICES)
def test_a_query_is_taken_or_refused(service: str) -> None:
    assert_each(takes_or_refuses_a_query, QUERIES[service])


def takes_or_refuses_a_query(model: Model) -> None:
    names = [field.alias or name for name, field in model.model_fields.items()]
    values = st.sampled_from([junk for junk in JUNK if isinstance(junk, str)]) | st.text()

    @QUICK
    @given(st.dictionaries(st.sampled_from([*names, "other", ""]), values, max_size=4))
    def check(query: dict[str, str]) -> None:
        try:
            taken = query_text.read(model, query)
        except ValueError:
            return
        assert_plain(taken.model_dump(mode="json"))

    check()


@pytest.mark.parametrize("service", SERVICES)
def test_days_and_moments_are_written_in_one_way(service: str) -> None:
    """pydantic's own take numbers for the seconds since 1970."""
    assert_each(writes_days_in_one_way, {**BODIES[service], **QUERIES[service]})


def writes_days_in_one_way(model: Model) -> None:
    for name, kind, reader in kinds(model.__name__, model):
        assert reader, f"{name}: {kind.__name__} (write Day, Moment or LocalTime)"


class Lamp(BaseModel):
    lit_on: date


def test_planted_day_of_pydantics_own() -> None:
    (told,) = offences(writes_days_in_one_way, {"Lamp": Lamp})
    assert "write Day" in told


def test_planted_model_that_throws_something_else() -> None:
    class Thrower(Lamp):
        @model_validator(mode="before")
        @classmethod
        def throw(cls, _: object) -> object:
            raise LookupError("no lamp")

    (told,) = offences(takes_or_refuses_a_body, {"Thrower": Thrower})
    assert told.startswith("Thrower: LookupError: no lamp")


def kinds(name: str, kind: Any, reader: bool = False) -> Iterator[tuple[str, type, bool]]:
    """Every type in an annotation that is of time, and whether it is read by us."""
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        yield from kinds(name, inner, any("Written" in type(mark).__name__ for mark in marks))
    elif kind in (date, datetime, time):
        yield name, kind, reader
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        for inner_name, field in kind.model_fields.items():
            of_field = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
            yield from kinds(f"{name}.{inner_name}", of_field)
    else:
        for part in get_args(kind):
            yield from kinds(name, part, reader)


def assert_plain(value: object) -> None:
    if isinstance(value, str):
        assert not REFUSED & set(value)
        assert value == unicodedata.normalize("NFC", value)
    if isinstance(value, int):
        assert -(2**63) <= value < 2**63
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        assert_plain(part)


@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    try:
        json_text.read(ONE_BODY, raw)
    except ValueError:
        return


@pytest.mark.parametrize(
    "deep", [b"[" * 100_000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b'"\\ud800"', b"1" * 10**6]
)
def test_what_no_parser_can_hold(deep: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        json_text.read(ONE_BODY, deep)
