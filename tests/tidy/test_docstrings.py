# SPDX-License-Identifier: AGPL-3.0-or-later
"""Docstrings: a domain function that can refuse says the rule; so does every refusal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.tidy.source import Offence, assert_kept, files, plant, relative, services, syntax


def find(root: Path) -> list[Offence]:
    folders = [relative(root, service / "domain") for service in services(root)]
    return [offence for path in files(root, *folders or ["-"]) for offence in _untold(root, path)]


def _untold(root: Path, path: Path) -> Iterator[Offence]:
    for node in syntax(path).body:
        if isinstance(node, ast.FunctionDef):
            rule = not node.name.startswith("_") and any(
                isinstance(step, ast.Raise) for step in ast.walk(node)
            )
        elif isinstance(node, ast.ClassDef):
            rule = path.stem.endswith("errors")
        else:
            continue
        if rule and not ast.get_docstring(node):
            yield Offence(
                relative(root, path), node.lineno, f"{node.name}: say the rule, its units, its source"
            )


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_planted_silence(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/domain/errors.py", "class OrderClosed(Exception): ...")
    plant(tmp_path, "services/repair/domain/orders.py", "def accept(order):\n    raise ValueError")
    assert len(find(tmp_path)) == 2


def test_what_a_name_says_needs_no_more(tmp_path: Path) -> None:
    code = (
        'def accept(order):\n    """Only an open order (待接单) can be accepted."""\n    raise ValueError\n'
    )
    plant(
        tmp_path,
        "services/repair/domain/orders.py",
        code + "def of(x): return x\ndef _no(): raise ValueError",
    )
    plant(tmp_path, "services/repair/domain/lamps.py", "class Lamp: ...")
    assert find(tmp_path) == []
