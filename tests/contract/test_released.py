# SPDX-License-Identifier: AGPL-3.0-or-later
"""No released event changes under its consumers."""

import copy
from pathlib import Path

import pytest
import yaml

from scripts.released import FILE, Contracts, breaks, broken, current, record


def test_todays_events_keep_the_released_contracts() -> None:
    assert broken(FILE) == []


EVENT = "linli.identity.v1.PlaceChanged"


@pytest.mark.parametrize(
    ("name", "now", "said"),
    [
        (None, {}, f"{EVENT} is gone"),
        ("name", {}, f"{EVENT}.name was `3 string` and is `gone`"),
        ("name", {"name": "77 string"}, f"{EVENT}.name was `3 string` and is `77 string`"),
        ("name", {"name": "3 int64"}, f"{EVENT}.name was `3 string` and is `3 int64`"),
        ("name", {"name": "3 repeated string"}, f"{EVENT}.name was `3 string` and is `3 repeated string`"),
        ("name", {"name": "3 optional string"}, f"{EVENT}.name was `3 string` and is `3 optional string`"),
        ("name", {"title": "3 string"}, f"{EVENT}.title has the number 3, released as name"),
    ],
)
def test_a_planted_break_is_named(name: str | None, now: dict[str, str], said: str) -> None:
    today: Contracts = copy.deepcopy(current())
    if name:
        del today[EVENT][name]
        today[EVENT].update(now)
    else:
        del today[EVENT]
    assert said in breaks(current(), today)


def test_a_break_is_not_recorded_as_released(tmp_path: Path) -> None:
    planted = copy.deepcopy(current())
    planted[EVENT]["gone"] = "88 string"
    file = tmp_path / "released.yaml"
    file.write_text(yaml.safe_dump(planted), encoding="utf-8")
    assert record(file) == [f"{EVENT}.gone was `88 string` and is `gone`"]
    assert yaml.safe_load(file.read_text(encoding="utf-8")) == planted


def test_a_new_event_and_a_new_field_break_nothing() -> None:
    today = copy.deepcopy(current())
    today["linli.identity.v1.New"] = {"a": "1 string"}
    today["linli.identity.v1.PlaceChanged"]["new"] = "99 string"
    assert breaks(current(), today) == []
