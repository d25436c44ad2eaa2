# SPDX-License-Identifier: AGPL-3.0-or-later
"""Only what the worker runs may enter every tenant: no route, no command and no query asks for it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, nodes, plant, relative, syntax

ENTERING = {"transact_as_platform", "_enters", "_in_tenant"}
HOMES = {
    "services/chassis/audit.py": "the chains of every tenant, made by the worker",
    "services/chassis/health.py": "the health of every district, looked through by the worker",
    "services/chassis/messaging/consumer.py": "the inbox, for events of every tenant",
    "services/chassis/schedules.py": "the first timers of a schedule that is new",
    "services/chassis/store/store.py": "makes the units of work",
    "services/chassis/store/transaction.py": "is the unit of work",
    "services/chassis/store/unit.py": "an operator is in the tenant that he makes",
    "services/chassis/timers.py": "the timers of every tenant",
}


def find(root: Path) -> list[Offence]:
    return [
        Offence(relative(root, path), node.lineno, f"{node.attr}: only the worker enters tenants")
        for path in files(root, "services")
        if relative(root, path) not in HOMES
        for node in nodes(syntax(path))
        if isinstance(node, ast.Attribute) and node.attr in ENTERING
    ]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize("path", ["routes/orders.py", "commands/accept_order.py", "app.py"])
def test_planted_entry(tmp_path: Path, path: str) -> None:
    plant(tmp_path, f"services/repair/{path}", "def f(call):\n    call.store.transact_as_platform('f', f)")
    assert find(tmp_path)


def test_the_worker_may(tmp_path: Path) -> None:
    plant(tmp_path, "services/chassis/timers.py", "def f(store):\n    store.transact_as_platform('f', f)")
    assert find(tmp_path) == []
