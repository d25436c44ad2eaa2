# SPDX-License-Identifier: AGPL-3.0-or-later
"""Routes: each id in a path has a type. (Who may call it, the resource itself insists on.)"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, nodes, plant, relative, services, syntax

CONVERTERS = {"code", "id"}
PARAMETER = re.compile(r"<([\w:(),]*)>")


def find(root: Path) -> list[Offence]:
    folders = [relative(root, service / "routes") for service in services(root)]
    return [offence for path in files(root, *folders or ["-"]) for offence in _routes(root, path)]


def _routes(root: Path, path: Path) -> Iterator[Offence]:
    here, allowed = relative(root, path), " or ".join(sorted(CONVERTERS))
    for node in nodes(syntax(path)):
        for parameter, line in _parameters(node) if isinstance(node, ast.Call) else []:
            if parameter.partition(":")[0] not in CONVERTERS or ":" not in parameter:
                yield Offence(here, line, f"<{parameter}>: give it a type, {allowed}")


def _parameters(call: ast.Call) -> list[tuple[str, int]]:
    texts = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return [(found, call.lineno) for text in texts for found in PARAMETER.findall(str(text))]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize("rule", ["/<order_id>/bill", "/<string:order_id>", "/<:order_id>"])
def test_planted_route(tmp_path: Path, rule: str) -> None:
    plant(tmp_path, "services/repair/routes/orders.py", f'orders.show(queries.show_bill, "{rule}")')
    assert len(find(tmp_path)) == 1


def test_planted_resource(tmp_path: Path) -> None:
    plant(
        tmp_path, "services/repair/routes/steps.py", 'steps = Resource("steps", "/repair/v1/<order>/steps")'
    )
    assert len(find(tmp_path)) == 1


def test_routes_whose_ids_have_types(tmp_path: Path) -> None:
    code = """
orders = Resource("orders", "/repair/v1/orders", of=Tx.orders)
orders.list(queries.list_bills, "/<id:order_id>/bills", requires="repair.orders.read")
public = Resource("public", "/repair/v1/public/<code:district>", requires=PUBLIC)
"""
    plant(tmp_path, "services/repair/routes/orders.py", code)
    assert find(tmp_path) == []
