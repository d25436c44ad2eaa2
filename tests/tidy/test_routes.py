# SPDX-License-Identifier: AGPL-3.0-or-later
"""Routes: each states who may call it, and each id in a path has a type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.tidy.source import Offence, assert_kept, files, nodes, plant, relative, services, syntax

VERBS = {"get", "post", "put", "patch", "delete", "raw", "ndjson"}
CONVERTERS = {"code", "id"}
PARAMETER = re.compile(r"<([\w:(),]*)>")


def find(root: Path) -> list[Offence]:
    folders = [relative(root, service / "routes") for service in services(root)]
    return [offence for path in files(root, *folders or ["-"]) for offence in _routes(root, path)]


def _routes(root: Path, path: Path) -> Iterator[Offence]:
    here, allowed = relative(root, path), " or ".join(sorted(CONVERTERS))
    for node in nodes(syntax(path)):
        for decorator in node.decorator_list if isinstance(node, ast.FunctionDef) else []:
            if _is_route(decorator) and "requires" not in {each.arg for each in decorator.keywords}:
                yield Offence(here, decorator.lineno, 'say requires="permission", or requires=PUBLIC')
        for parameter, line in _parameters(node) if isinstance(node, ast.Call) else []:
            if parameter.partition(":")[0] not in CONVERTERS or ":" not in parameter:
                yield Offence(here, line, f"<{parameter}>: give it a type, {allowed}")


def _is_route(decorator: ast.expr) -> TypeGuard[ast.Call]:
    function = decorator.func if isinstance(decorator, ast.Call) else None
    return isinstance(function, ast.Attribute) and function.attr in VERBS


def _parameters(call: ast.Call) -> list[tuple[str, int]]:
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return [(found, call.lineno) for text in texts for found in PARAMETER.findall(str(text))]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "route",
    [
        '@orders.get("")',
        "@orders.get()",
        '@orders.post("/<id:order_id>:accept", status=201)',
        '@orders.get("/<order_id>", requires="repair.orders.read")',
        '@orders.get("/<string:order_id>", requires="repair.orders.read")',
        '@orders.raw("POST", "/token")',
        '@orders.ndjson("/intake")',
    ],
)
def test_planted_route(tmp_path: Path, route: str) -> None:
    plant(tmp_path, "services/repair/routes/orders.py", f"{route}\ndef act(tx): ...")
    assert len(find(tmp_path)) == 1


def test_planted_resource(tmp_path: Path) -> None:
    plant(
        tmp_path, "services/repair/routes/steps.py", 'steps = Resource("steps", "/repair/v1/<order>/steps")'
    )
    assert len(find(tmp_path)) == 1


def test_routes_that_say_it_all(tmp_path: Path) -> None:
    code = """
orders = Resource("orders", "/repair/v1/orders")
@orders.get("", requires="repair.orders.read")
def list_orders(tx): return {}.get("x")
@orders.post("/<id:order_id>:accept", requires=PUBLIC)
def accept_order(tx): ...
"""
    plant(tmp_path, "services/repair/routes/orders.py", code)
    assert find(tmp_path) == []
