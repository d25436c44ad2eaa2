# SPDX-License-Identifier: AGPL-3.0-or-later
"""No released event changes under its consumers."""

import copy

import pytest
import yaml

from scripts.released import FILE, Contracts, breaks, current


def test_todays_events_keep_the_released_contracts() -> None:
    assert breaks(yaml.safe_load(FILE.read_text(encoding="utf-8")), current()) == []


@pytest.mark.parametrize("how", ["gone", "field gone", "renumbered", "retyped"])
def test_a_planted_break_is_named(how: str) -> None:
    event = "linli.identity.v1.PlaceChanged"
    today: Contracts = copy.deepcopy(current())
    if how == "gone":
        del today[event]
    elif how == "field gone":
        del today[event]["name"]
    else:
        today[event]["name"] = "77 string" if how == "renumbered" else "3 bytes"
    found = breaks(current(), today)
    assert len(found) == 1
    assert event in found[0]


def test_a_new_event_and_a_new_field_break_nothing() -> None:
    today = copy.deepcopy(current())
    today["linli.identity.v1.New"] = {"a": "1 string"}
    today["linli.identity.v1.PlaceChanged"]["new"] = "99 string"
    assert breaks(current(), today) == []
