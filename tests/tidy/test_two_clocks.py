# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two clocks: business time, which may be simulated, and the machine's are never met in one function."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, nodes, plant, relative, syntax

SYSTEM = "system_now"
BOTH = {
    "services/identity/commands/expire_session.py": "asks again after a span, which is no moment",
    "services/identity/commands/forget_unknown_login.py": "asks again after a span, which is no moment",
    "services/identity/commands/request_reset.py": "forgets after a span, which is no moment",
}
"""Where a span of one clock is added to the other, each with the reason."""
HOMES = ("services/chassis/store/simulation.py", "services/portal/")
"""The simulated clock itself; the portal has no business clock."""


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, path), line, f"{name}: tx.now and system_now() are two clocks: take one")
        for path in files(root, "services")
        if not relative(root, path).startswith(HOMES) and relative(root, path) not in BOTH
        for line, name in _both(syntax(path))
    ]


def _both(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef):
            inside = list(ast.walk(node))
            if any(map(_is_system, inside)) and any(map(_is_business, inside)):
                yield node.lineno, node.name


def _is_system(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == SYSTEM


def _is_business(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("clock", "_clock")
    return isinstance(node, ast.Attribute) and node.attr == "now" and isinstance(node.ctx, ast.Load)


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "code",
    ["def late(tx, at):\n    return system_now() > tx.now", "def f(s):\n    return s.clock() - system_now()"],
)
def test_planted_comparison_of_the_two(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "services/dispatch/commands/watch_order.py", code)
    assert len(find(tmp_path)) == 1


def test_one_clock_is_no_offence(tmp_path: Path) -> None:
    plant(tmp_path, "services/x/a.py", "def a(tx):\n    return tx.now\ndef b():\n    return system_now()")
    assert find(tmp_path) == []
