# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bodies, rows and queries at the door: texts in one form, numbers written in one way."""

import json
from typing import Any

import flask
import pytest
from pydantic import Field, ValidationError

from services.chassis.http import Day, Input, Line, Lines, Moment, Name, json_text, query_text
from services.chassis.http.rows import Rows


class Given(Input):
    name: Name = "x"
    note: Lines = Field("", max_length=10)
    of: Line | None = None
    labels: dict[str, str] = Field({})
    at: Moment | None = None


class Asked(Input):
    limit: int = Field(50, ge=1)
    mine: bool | None = None
    ratio: float = 1.0
    since: Day | None = None
    text: str = ""


def body(**members: object) -> Given:
    return json_text.read(Given, json.dumps(members).encode())


def test_texts_are_kept_in_one_form() -> None:
    kept = body(name=" e\u0301 ", note=" a\r\nb ", labels={"k": "c\rd"})
    assert (kept.name, kept.note, kept.labels) == ("é", "a\nb", {"k": "c\nd"})


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"name": "a\x00"}, "name"),
        ({"note": "\u202eabc"}, "note"),
        ({"labels": {"k": "\u200b"}}, "labels.k"),
        ({"labels": {"\u2066": "v"}}, "labels"),
        ({"of": "\ufeff"}, "of"),
    ],
)
def test_what_cannot_be_read_is_named(members: dict[str, Any], field: str) -> None:
    with pytest.raises(json_text.BadText) as refused:
        body(**members)
    assert refused.value.field == field


@pytest.mark.parametrize("members", [{"name": "a\nb"}, {"name": "张\u200b三"}, {"of": "a\tb"}, {"name": " "}])
def test_a_name_is_a_line(members: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        body(**members)


@pytest.mark.parametrize("value", ["1704067200", 1704067200, "2024-01-01", "9999-12-31T23:59:59-12:00"])
def test_a_moment_is_a_moment(value: object) -> None:
    with pytest.raises(ValidationError):
        body(at=value)


@pytest.mark.parametrize(
    "query",
    [{"limit": text} for text in (" 5", "+5", "01", "1.0", "５", "", "1_0", "9" * 400)]
    + [{"mine": text} for text in ("yes", "1", "True", "")]
    + [{"ratio": text} for text in ("nan", "inf", "1e5", ".5", "1.", " 1", "")]
    + [{"text": "a\x00b"}, {"text": "\u200b"}],
)
def test_a_query_is_written_in_one_way(query: dict[str, str]) -> None:
    with pytest.raises(json_text.BadText) as refused:
        query_text.read(Asked, query)
    assert refused.value.field == next(iter(query))


@pytest.mark.parametrize("query", [{"since": "20٢٤-01-01"}, {"since": ""}, {"since": "0"}, {"other": "1"}])
def test_a_query_is_what_the_model_says(query: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        query_text.read(Asked, query)


def test_a_good_query() -> None:
    found = query_text.read(Asked, {"limit": "5", "mine": "false", "ratio": "-1.5", "text": "e\u0301"})
    assert (found.limit, found.mine, found.ratio, found.text) == (5, False, -1.5, "é")


def test_a_bad_row_is_one_row() -> None:
    lines = b"\n".join(
        [
            b'{"name": "a"}',
            json.dumps({"name": "\u202e"}).encode(),
            b'{"name": "\\ud800"}',
            b'{"a": ' * 5000,
            b'{"name": "b", "labels": ' + b'{"a":' * 400 + b"1" + b"}" * 401,
            b'{"name": NaN}',
            b'{"name": "z"}',
        ]
    )
    with flask.Flask("rows").test_request_context(method="POST", data=lines):
        rows = [row for chunk in Rows(Given, ("name",)).chunks(3) for row in chunk]
    assert [row.value is not None for row in rows] == [True, *[False] * 5, True]
    assert not [row for row in rows if row.failure]
