# SPDX-License-Identifier: AGPL-3.0-or-later
"""Commands: one file, one `handle()`, one test file of the same name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.tidy.source import ROOT, Offence, assert_kept, files, plant, relative, services, syntax

UNTESTED: frozenset[str] = frozenset()
"""Commands that entered without a test file of their own, as "service.command": the list may only shrink."""


def find(root: Path) -> list[Offence]:
    return [offence for path in _commands(root) for offence in _command(root, path)]


def _commands(root: Path) -> Iterator[Path]:
    for service in services(root):
        for path in files(root, relative(root, service / "commands")):
            if path.name != "__init__.py":
                yield path


def _command(root: Path, path: Path) -> Iterator[Offence]:
    here = relative(root, path)
    functions = [node.name for node in syntax(path).body if isinstance(node, ast.FunctionDef)]
    public = [name for name in functions if not name.startswith("_")]
    if public != ["handle"]:
        yield Offence(here, 1, f"define handle() and no other public function; found {public}")
    if _name(path) not in UNTESTED and not _tests(root, path):
        service = path.parts[-3]
        yield Offence(
            here, 1, f"write tests/unit/{service}/commands/test_{path.stem}.py or tests/system/{service}/…"
        )


def _name(path: Path) -> str:
    return f"{path.parts[-3]}.{path.stem}"


def _tests(root: Path, path: Path) -> list[Path]:
    service, name = path.parts[-3], f"test_{path.stem}.py"
    unit = root / "tests" / "unit" / service / "commands" / name
    return [found for found in (unit, *(root / "tests" / "system" / service).rglob(name)) if found.is_file()]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


def test_untested_commands_exist_and_are_untested() -> None:
    paths = {_name(path): path for path in _commands(ROOT)}
    assert not {name for name in UNTESTED if name not in paths or _tests(ROOT, paths[name])}, "take them off"


def test_planted_command_without_test(tmp_path: Path) -> None:
    plant(tmp_path, "services/repair/commands/__init__.py")
    plant(tmp_path, "services/repair/commands/accept_order.py", "def handle(tx): ...\ndef _step(): ...")
    assert len(find(tmp_path)) == 1
    test = plant(tmp_path, "tests/system/repair/orders/test_accept_order.py")
    assert find(tmp_path) == []
    test.unlink()
    plant(tmp_path, "tests/unit/repair/commands/test_accept_order.py")
    assert find(tmp_path) == []


def test_planted_command_without_handle(tmp_path: Path) -> None:
    plant(tmp_path, "tests/unit/repair/commands/test_accept_order.py")
    plant(tmp_path, "services/repair/commands/accept_order.py", "def accept(tx): ...")
    assert len(find(tmp_path)) == 1
    plant(tmp_path, "services/repair/commands/accept_order.py", "def handle(tx): ...\ndef reject(tx): ...")
    assert len(find(tmp_path)) == 1
