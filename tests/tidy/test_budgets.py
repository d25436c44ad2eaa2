# SPDX-License-Identifier: AGPL-3.0-or-later
"""Budgets: a function fits on a screen, a file in a head."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.tidy.source import ROOT, Offence, assert_kept, files, nodes, plant, relative, syntax

FUNCTION_LINES = 70
FILE_LINES = 300
FOLDERS = ("services", "scripts", "tests", "deploy", "proto")
EXCEPTIONS: dict[str, str] = {
    "scripts/verify.py": "one file that whoever checks reads and runs alone: log, votes, accounts, ratings",
}
"""Path → why this file may be longer, or hold a longer function."""


def find(root: Path) -> list[Offence]:
    offences = []
    for path in files(root, *FOLDERS):
        if relative(root, path) not in EXCEPTIONS:
            offences += [*_file(root, path), *_functions(root, path)]
    return offences


def _file(root: Path, path: Path) -> Iterator[Offence]:
    count = path.read_text(encoding="utf-8").count("\n")
    if count > FILE_LINES:
        message = f"{count} lines of at most {FILE_LINES}: split it by the noun it is about, not by technique"
        yield Offence(relative(root, path), count, message)


def _functions(root: Path, path: Path) -> Iterator[Offence]:
    for node in nodes(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            if count > FUNCTION_LINES:
                message = f"{node.name}() has {count} lines of at most {FUNCTION_LINES}: name its steps"
                yield Offence(relative(root, path), node.lineno, message)


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_long_file(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/queries.py", "x = 1\n" * FILE_LINES)
    assert find(tmp_path) == []
    plant(tmp_path, "services/repair/store.py", "x = 1\n" * (FILE_LINES + 1))
    assert [offence.path for offence in find(tmp_path)] == ["services/repair/store.py"]


def test_planted_long_function(tmp_path: Path) -> None:
    body = "    x = 1\n"
    plant(tmp_path, "scripts/fits.py", "def fits():\n" + body * (FUNCTION_LINES - 1))
    assert find(tmp_path) == []
    plant(tmp_path, "scripts/long.py", "y = 1\n\ndef too_long():\n" + body * FUNCTION_LINES)
    assert [(offence.path, offence.line) for offence in find(tmp_path)] == [("scripts/long.py", 3)]


GENERATED = (
    "proto/linli/repair/v1/events_pb2.py",
    "services/repair/domain/events.py",
    "services/portal/client/models/repair.py",
)


def test_generated_files_are_left_out(tmp_path: Path) -> None:
    for path in GENERATED:
        plant(tmp_path, path, "x = 1\n" * 1000)
    assert find(tmp_path) == []


def test_exceptions_are_still_needed() -> None:
    for path in EXCEPTIONS:
        assert (ROOT / path).is_file(), f"{path} is gone: take it off the list"
        assert [*_file(ROOT, ROOT / path), *_functions(ROOT, ROOT / path)], (
            f"{path} fits now: take it off the list"
        )
