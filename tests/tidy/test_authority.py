# SPDX-License-Identifier: AGPL-3.0-or-later
"""Authority: permissions are names of `authority.py`; each is held by a role and asked for somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, constants, files, nodes, plant, relative, services, syntax

ASKS = {"require", "may", "holds", "places", "duties_at", "Forbidden"}
DOTTED = re.compile(r"\w+(\.\w+)+")
NAMED = "name it: a Permission of domain/authority.py"


def find(root: Path) -> list[Offence]:
    return [offence for table in _tables(root) for offence in _service(root, table)] + list(_literals(root))


def _tables(root: Path) -> list[Path]:
    """Where each service, and the portal, says what its roles may do."""
    found = [service / "domain" / "authority.py" for service in services(root)]
    return [path for path in (*found, root / "services" / "portal" / "authority.py") if path.is_file()]


def _service(root: Path, table: Path) -> Iterator[Offence]:
    here, folder = (
        relative(root, table),
        table.parent.parent if table.parent.name == "domain" else table.parent,
    )
    values = _declared(syntax(table))
    held = {
        name for tree in _assigned(syntax(table)) for name in (*_named(tree, values), *_all(tree, values))
    }
    asked = {
        name
        for path in files(root, relative(root, folder))
        if path != table
        for name in _named(syntax(path), values)
    }
    for name in sorted(set(values) - held):
        yield Offence(here, values[name][1], f"{name}: no role holds it: give it to one, or take it away")
    for name in sorted(set(values) - asked):
        yield Offence(here, values[name][1], f"{name}: nobody asks for it: ask, or take it away")
    texts = {text for text, _ in values.values()}
    for path in files(root, "services"):
        for text, line in constants(syntax(path)) if path != table else ():
            if text in texts:
                yield Offence(relative(root, path), line, f"{text}: {NAMED}")


def _declared(tree: ast.Module) -> dict[str, tuple[str, int]]:
    """The permissions of a table: their text and line by name."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Permission"]
    return {
        target.id: (str(node.value.value), node.lineno)
        for found in classes
        for node in found.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _assigned(tree: ast.Module) -> list[ast.expr]:
    return [node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value]


def _named(tree: ast.AST, values: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Each `Permission.X` in the tree."""
    for node in nodes(tree):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in values
            and ast.unparse(node.value) == "Permission"
        ):
            yield node.attr


def _all(tree: ast.AST, values: dict[str, tuple[str, int]]) -> Iterator[str]:
    """Every name, where somebody holds `frozenset(Permission)`."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    if any(ast.unparse(call) == "frozenset(Permission)" for call in calls):
        yield from values


def _literals(root: Path) -> Iterator[Offence]:
    """A text where a permission is asked for, whether or not a table knows it."""
    for path in files(root, "services"):
        for node in nodes(syntax(path)):
            for text in _asked(node) if isinstance(node, ast.Call) else ():
                yield Offence(relative(root, path), text.lineno, f"{text.value!r}: {NAMED}")


def _asked(call: ast.Call) -> Iterator[ast.Constant]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    given = [
        *(call.args[:1] if name in ASKS else ()),
        *(k.value for k in call.keywords if k.arg == "requires"),
    ]
    for value in given:
        if isinstance(value, ast.Constant) and DOTTED.fullmatch(str(value.value)):
            yield value


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


TABLE = """
class Permission(StrEnum):
    READ = "repair.orders.read"
    WORK = "repair.orders.work"

HELD = {Role.HANDLER: {Permission.READ, Permission.WORK}}
"""
ASKED = "def handle(tx): tx.require(Permission.READ); tx.require(Permission.WORK)\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    plant(tmp_path, "services/repair/domain/authority.py", TABLE)
    plant(tmp_path, "services/repair/commands/accept_order.py", ASKED)
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    "code",
    [
        'READ = "repair.orders.read"',
        'tx.require("repair.orders.delete", path)',
        'tx.by.may("x.y", path)',
        'raise Forbidden("repair.orders.delete")',
        '@orders.get("", requires="repair.orders.delete")\ndef f(tx): ...',
    ],
)
def test_planted_literal(house: Path, code: str) -> None:
    path = "services/repair/routes/orders.py"
    plant(house, path, code)
    assert [offence.path for offence in find(house)] == [path]


def test_planted_permission_that_nobody_asks_for(house: Path) -> None:
    plant(house, "services/repair/commands/accept_order.py", ASKED.partition(";")[0])
    assert ["WORK: nobody asks" in offence.message for offence in find(house)] == [True]


def test_planted_permission_that_no_role_holds(house: Path) -> None:
    plant(house, "services/repair/domain/authority.py", TABLE.replace(", Permission.WORK", ""))
    assert ["WORK: no role holds" in offence.message for offence in find(house)] == [True]
