# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules about the rules: none without a run over the real tree, none without a planted offender."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.tidy.source import ROOT, Offence, assert_kept, files, plant, relative, syntax


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, path), 1, f"add {missing}: a rule nobody has seen fail may never fire")
        for path in files(root, "tests/tidy")
        if path.name.startswith("test_")
        for missing in _missing(path)
    ]


def _missing(path: Path) -> Iterator[str]:
    names = {node.name for node in syntax(path).body if isinstance(node, ast.FunctionDef)}
    yield from sorted({"find", "test_the_tree_keeps_it"} - names)
    if not any(name.startswith("test_planted_") for name in names):
        yield "test_planted_…"


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_rule_without_offender(tmp_path: Path) -> None:
    plant(tmp_path, "tests/tidy/test_lamps.py", "def find(root): ...\ndef test_the_tree_keeps_it(): ...")
    assert [offence.message.split(":")[0] for offence in find(tmp_path)] == ["add test_planted_…"]


def test_the_readme_lists_every_rule() -> None:
    text = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    rules = {
        path.stem.removeprefix("test_") for path in files(ROOT, "tests/tidy") if path.name[:5] == "test_"
    }
    assert not {rule for rule in rules if f"`{rule}`" not in text}, "give it a row in tests/README.md"
