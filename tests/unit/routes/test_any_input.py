# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever is sent to an operation, its model takes it or refuses it, and throws nothing else."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib import import_module
from typing import Annotated, Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from scripts.services import SERVICES
from services.chassis.http import json_text, query_text
from services.chassis.http.route import Route
from tests.junk import JUNK, sent

TAKES_LONG = "several hundred models"
QUICK = settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
REFUSED = frozenset("\u202e\u200e\x00\x1b\ud83d\ufffe\r")


def routes() -> Iterator[Route]:
    for service in SERVICES:
        for resource in import_module(f"services.{service}.app").RESOURCES:
            yield from resource.routes


BODIES = sorted({route.body for route in routes() if route.body}, key=lambda model: model.__qualname__)
QUERIES = sorted({route.query for route in routes() if route.query}, key=lambda model: model.__qualname__)


@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__name__)
def test_a_body_is_taken_or_refused(model: type[BaseModel]) -> None:
    @QUICK
    @given(sent(model.model_json_schema()))
    def check(body: object) -> None:
        try:
            taken = json_text.read(model, json.dumps(body).encode())
        except ValueError:
            return
        assert_plain(taken.model_dump(mode="json"))

    check()


@pytest.mark.parametrize("model", QUERIES, ids=lambda model: model.__name__)
def test_a_query_is_taken_or_refused(model: type[BaseModel]) -> None:
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


@pytest.mark.parametrize("model", [*BODIES, *QUERIES], ids=lambda model: model.__name__)
def test_days_and_moments_are_written_in_one_way(model: type[BaseModel]) -> None:
    """pydantic's own take numbers for the seconds since 1970."""
    for name, kind, reader in kinds(model.__name__, model):
        assert reader, f"{name}: {kind.__name__} (write Day, Moment or LocalTime)"


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
        json_text.read(BODIES[0], raw)
    except ValueError:
        return


@pytest.mark.parametrize(
    "deep", [b"[" * 100_000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b'"\\ud800"', b"1" * 10**6]
)
def test_what_no_parser_can_hold(deep: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        json_text.read(BODIES[0], deep)
