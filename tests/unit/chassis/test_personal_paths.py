# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is blanked at a path of a document, and what is left."""

from copy import deepcopy
from typing import Any

import pytest

from services.chassis.personal_events import BLANK
from services.chassis.personal_paths import blank

DOCUMENT: dict[str, Any] = {
    "text": "漏水",
    "empty": "",
    "at": 3,
    "photos": ["a", "b"],
    "notes": ["一", "二"],
    "said": None,
    "interview": {"record": "谈话", "day": 5},
    "members": [
        {"name": "李梅", "shares": [{"of": "甲"}, {"of": "乙"}]},
        {"name": "王强", "shares": [{"of": "丙"}]},
    ],
}


def changed(path: str, place: tuple[int, ...] = ()) -> dict[str, Any]:
    document = deepcopy(DOCUMENT)
    blank(document, path.split("."), place)
    return document


@pytest.mark.parametrize(
    ("path", "place", "expected"),
    [
        ("text", (), {"text": BLANK}),
        ("at", (), {"at": None}),
        ("photos", (), {"photos": []}),
        ("notes.*", (), {"notes": [BLANK, BLANK]}),
        ("notes.*", (1,), {"notes": ["一", BLANK]}),
        ("interview.record", (), {"interview": {"record": BLANK, "day": 5}}),
    ],
)
def test_a_text_becomes_a_mark_a_list_empty_and_all_else_nothing(
    path: str, place: tuple[int, ...], expected: dict[str, Any]
) -> None:
    assert changed(path, place) == DOCUMENT | expected


@pytest.mark.parametrize("path", ["empty", "nowhere", "said.record", "nowhere.*.name", "interview.place"])
def test_what_is_not_there_stays_so(path: str) -> None:
    assert changed(path) == DOCUMENT


@pytest.mark.parametrize(
    ("path", "place", "names"),
    [
        ("members.*.name", (), [BLANK, BLANK]),
        ("members.*.name", (1,), ["李梅", BLANK]),
        ("members.*.name", (0, 1), [BLANK, "王强"]),
    ],
)
def test_one_of_a_list_or_each(path: str, place: tuple[int, ...], names: list[str]) -> None:
    assert [one["name"] for one in changed(path, place)["members"]] == names


@pytest.mark.parametrize(
    ("place", "left"),
    [((), []), ((0,), ["丙"]), ((0, 1), ["甲", "丙"]), ((1, 0), ["甲", "乙"])],
)
def test_of_a_list_in_a_list_one_or_each(place: tuple[int, ...], left: list[str]) -> None:
    shares = [
        share["of"] for one in changed("members.*.shares.*.of", place)["members"] for share in one["shares"]
    ]
    assert [of for of in shares if of != BLANK] == left
