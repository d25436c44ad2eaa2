# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events: each one is emitted, and no example is left of one that is gone.

What is generated of a definition (class, registry, tables) is held fresh by `make lint`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, plant, references, relative, services, syntax

EXAMPLE = re.compile(r"(\w+)\.(v\d+)\.json")


def find(root: Path) -> list[Offence]:
    return [offence for service in services(root) for offence in _service(root, service)]


def _service(root: Path, service: Path) -> Iterator[Offence]:
    types = _events(service / "domain" / "events.py")
    used = _used(root, service)
    for name in sorted(set(types) - used):
        yield Offence(
            f"services/{service.name}/domain/events.py",
            1,
            f"{name}: never emitted: emit it, or take its message away",
        )
    for path in sorted((root / "proto" / "examples" / service.name).glob("*")):
        named = EXAMPLE.fullmatch(path.name)
        if not named or f"linli.{service.name}.{named[2]}.{named[1]}" not in types.values():
            yield Offence(relative(root, path), 1, "an example of no event: take it away")


def _events(path: Path) -> dict[str, str]:
    """The classes of a service's events, each with its type."""
    found = {}
    for node in syntax(path).body if path.is_file() else ():
        for line in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(line, ast.AnnAssign) and ast.unparse(line.target) == "TYPE" and line.value:
                found[node.name] = str(ast.literal_eval(line.value))
    return found


def _used(root: Path, service: Path) -> set[str]:
    """The last word of every name that the service's code uses, its declarations apart."""
    return {
        name.rpartition(".")[2]
        for path in files(root, relative(root, service))
        for name, _ in references(syntax(path))
    }


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


EVENT = '@dataclass\nclass {}(Event):\n    TYPE: ClassVar[str] = "linli.repair.{}"\n    order_id: str\n'


@pytest.fixture
def house(tmp_path: Path) -> Path:
    plant(tmp_path, "services/repair/domain/events.py", EVENT.format("OrderClosed", "v1.OrderClosed"))
    code = "from services.repair.domain.events import OrderClosed\nx = OrderClosed()"
    plant(tmp_path, "services/repair/domain/orders.py", code)
    plant(tmp_path, "proto/examples/repair/OrderClosed.v1.json", "{}")
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("domain/events.py", EVENT.format("OrderLost", "v1.OrderLost"), "OrderLost: never emitted"),
        ("domain/events.py", EVENT.format("OrderClosed", "v2.OrderClosed"), "an example of no event"),
        ("domain/orders.py", "", "OrderClosed: never emitted"),
    ],
)
def test_planted_event(house: Path, path: str, text: str, said: str) -> None:
    plant(house, f"services/repair/{path}", text)
    assert [offence for offence in find(house) if said in offence.message], find(house)


@pytest.mark.parametrize("name", ["OrderLost.v1.json", "OrderClosed.v2.json", "OrderClosed.json"])
def test_planted_example(house: Path, name: str) -> None:
    plant(house, f"proto/examples/repair/{name}", "{}")
    assert [offence.path for offence in find(house)] == [f"proto/examples/repair/{name}"]
