# SPDX-License-Identifier: AGPL-3.0-or-later
"""Showing: places, persons, moments, amounts, shares and states are shown by the kit's components alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, plant, relative

PORTAL, KIT = "services/portal", "services/portal/ui/"
SHOWN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
TEXT_ONLY = re.compile(
    r"\{% block title %\}.*?\{% endblock %\}|<option.*?</option>|<[a-z]+[^<>]*>", re.DOTALL
)
"""Where only plain text may stand: the title, options, and attributes."""

BY_HAND = {
    "place": re.compile(r"\.place_(?:name|path|parts)\b"),
    "person": re.compile(
        r"\b(?:responsible|reporter|supervisor|assignee|caller|person|actor)(?:\.name\b|_name\b)"
    ),
    "when": re.compile(r"(?<!=)\bt\.(?:when|moment|day|clock)\("),
    "money": re.compile(r"\bt\.money\("),
    "share": re.compile(r"\bt\.(?:share|percent)\(|_percent\b|%g"),
    "status": re.compile(r"""\bt(?:\.name)?\(\s*["']state\b"""),
    "urgency": re.compile(r"""\bt(?:\.name)?\(\s*["']urgency\b"""),
}
"""Component → what a template says that shows its matter without it."""

BY_KIT = re.compile(rf"(?<!\.)\b(?:{'|'.join(BY_HAND)})\(.*\)", re.DOTALL)


def find(root: Path) -> list[Offence]:
    return [
        Offence(
            relative(root, path), line, f"show it by `{name}` of ui/{name}/macro.html, as every page does"
        )
        for path in files(root, PORTAL, suffixes=(".html",))
        if not relative(root, path).startswith(KIT)
        for line, name in _by_hand(path.read_text(encoding="utf-8"))
    ]


def _by_hand(text: str) -> Iterator[tuple[int, str]]:
    bare = TEXT_ONLY.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for shown in SHOWN.finditer(bare):
        rest = BY_KIT.sub("", shown[1])
        for name, pattern in BY_HAND.items():
            if pattern.search(rest):
                yield bare.count("\n", 0, shown.start()) + 1, name


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "said",
    [
        "{{ order.place_name }}",
        "<p>{{ order.place_name or order.address }}</p>",
        "{{ order.responsible.name if order.responsible }}",
        "{{ t.moment(order.closed_at) }}",
        "{{ t.money(fen) }}",
        '{{ "%g" % now.on_time_percent }}',
        '{{ t.name("state", order.state) }}',
        '{{ t("urgency." ~ code) }}',
    ],
)
def test_planted_by_hand(tmp_path: Path, said: str) -> None:
    plant(tmp_path, "services/portal/areas/desk/templates/lamp.html", said)
    assert len(find(tmp_path)) == 1


def test_the_kit_itself_and_plain_text_are_free(tmp_path: Path) -> None:
    plant(tmp_path, "services/portal/ui/when/macro.html", "{{ t.when(moment) }}")
    plant(
        tmp_path,
        "services/portal/areas/desk/templates/lamp.html",
        '{% block title %}{{ order.place_name }}{% endblock %}<option>{{ t("state." ~ state) }}</option>'
        '<img alt="{{ t.moment(at) }}">{{ place(order) }}{{ person({"name": order.reporter.name}) }}',
    )
    assert find(tmp_path) == []
