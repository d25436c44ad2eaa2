# SPDX-License-Identifier: AGPL-3.0-or-later
"""Styles: a colour, a length or a text size is written once, in tokens.css, by a name that says what for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, plant, relative

FOLDER = "services"
TOKENS = "tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<![\w-])(-{0,2}[a-z][a-z-]*)\s*:\s*([^;{}]+)(?=[;}])")
NAMED = "black|white|red|green|blue|grey|gray|orange|yellow|gold|silver|navy|teal|purple|pink|brown"
RAW = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgb|hsl|oklch|color)a?\(|\b(?:{NAMED})\b|(?<![\w.-])-?[\d.]+(?:px|r?em|ch|ex|pt|[vs]?[wh]|cm|mm|dv[wh])\b",
    re.IGNORECASE,
)
SIZES = {"font-size", "font"}


def find(root: Path) -> list[Offence]:
    return [
        Offence(
            relative(root, path), line, f"`{text}`: use a token of ui/foundation/tokens.css, or add one there"
        )
        for path in files(root, FOLDER, suffixes=(".css",))
        if path.name != TOKENS
        for line, text in _raw(path.read_text(encoding="utf-8"))
    ]


def _raw(text: str) -> Iterator[tuple[int, str]]:
    """The declarations that write a value out; conditions of `@media` cannot name a token."""
    bare = COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in DECLARATION.finditer(bare):
        name, value = found[1], found[2].strip()
        if RAW.search(value) or (name in SIZES and not value.startswith(("var(--", "inherit"))):
            yield bare.count("\n", 0, found.start()) + 1, f"{name}: {value}"


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "style",
    [
        "a { color: #17694a; }",
        "a { color: red }",
        "a { background: rgb(1 2 3); }",
        "a { padding: 0 .5rem; }",
        "a { margin: calc(var(--space-1) + 3px); }",
        "a { font-size: 87%; }",
        "a { font: inherit; --gap: 1rem; }",
        "@media (min-width: 48rem) { a { width: 10em; } }",
    ],
)
def test_planted_raw_value(tmp_path: Path, style: str) -> None:
    plant(tmp_path, "services/portal/ui/lamp/component.css", style)
    assert len(find(tmp_path)) == 1


def test_tokens_conditions_and_shares_are_no_raw_values(tmp_path: Path) -> None:
    plant(tmp_path, "services/portal/ui/foundation/tokens.css", ":root { --ink: #123456; }")
    plant(
        tmp_path,
        "services/portal/areas/desk/desk.css",
        "/* 3px of red */ @media (min-width: 48rem) { a:hover { flex: 1 1 50%; color: var(--ink); } }",
    )
    assert find(tmp_path) == []
