# SPDX-License-Identifier: AGPL-3.0-or-later
"""Routes: each states who may call it, and each id in a path has a type."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, plant, relative, services, syntax

VERBS = {"get", "post", "put", "patch", "delete", "raw", "ndjson"}
CONVERTERS = {"id", "int", "date", "code"}
PARAMETER = re.compile(r"<([^>]*)>")


def find(root: Path) -> list[Offence]:
    folders = [relative(root, service / "routes") for service in services(root)]
    return [offence for path in files(root, *folders or ["-"]) for offence in _routes(root, path)]


def _routes(root: Path, path: Path) -> Iterator[Offence]:
    here = relative(root, path)
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call):
            if _is_route(node) and "requires" not in {keyword.arg for keyword in node.keywords}:
                yield Offence(here, node.lineno, "say requires=“permission”, or requires=PUBLIC")
            for text in _texts(node):
                for parameter in PARAMETER.findall(text):
                    if ":" not in parameter or parameter.split(":")[0] not in CONVERTERS:
                        allowed = ", ".join(sorted(CONVERTERS))
                        yield Offence(here, node.lineno, f"<{parameter}>: give it a type, one of {allowed}")


def _is_route(call: ast.Call) -> bool:
    """Whether the call is `<resource>.<verb>(path, …)`, as opposed to `mapping.get(key)`."""
    named = isinstance(call.func, ast.Attribute) and call.func.attr in VERBS
    return named and any(
        text == "" or text.startswith("/") or text in {"GET", "POST"} for text in _texts(call)
    )


def _texts(call: ast.Call) -> list[str]:
    values = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return [value for value in values if isinstance(value, str)]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "route",
    [
        '@orders.get("")',
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
