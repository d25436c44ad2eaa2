# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports between rooms: the domain is pure, and a request takes at most five files to the database."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import (
    Offence,
    aliases,
    assert_kept,
    dotted,
    files,
    imports,
    module_name,
    nodes,
    plant,
    relative,
    services,
    syntax,
    within,
)

MAY = {
    "domain": {"domain"},
    "store": {"domain", "policies", "store"},
    "policies": {"domain", "policies"},
    "commands": {"commands", "domain", "policies", "store"},
    "copies": {"domain", "store"},
    "queries": {"domain", "policies", "queries", "store"},
    "routes": {"commands", "domain", "personal", "policies", "queries", "routes", "store"},
    "reactions": {"commands", "copies", "domain", "store", "timers"},
    "timers": {"commands", "domain", "personal", "store"},
    "personal": {"domain", "policies", "store"},
    "invariants": {"copies", "domain", "store", "timers"},
}
"""Room → the rooms of its own service that it may import; `app.py` and extra rooms may import all.

`routes`, `reactions` and `timers` need `store` for the type of `tx`, and `domain` for the values they show.
"""
PURE_CHASSIS = (
    "services.chassis.values",
    "services.chassis.calendar",
    "services.chassis.web_addresses",
    "services.chassis.written",
    "services.chassis.tables.comma_separated",
    "services.chassis.tables.errors",
    "services.chassis.tables.table",
)
IMPURE = frozenset(
    {"asyncio", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "select"}
    | {"shelve", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading"}
    | {"time", "urllib.request", "uuid"}
)
HOPS = 5
LAST = "chassis.store"


def find(root: Path) -> list[Offence]:
    offences: list[Offence] = []
    for service in services(root):
        for path in files(root, relative(root, service)):
            offences += _rooms(root, service.name, path)
        offences += _hops(root, service)
    return offences


def _rooms(root: Path, service: str, path: Path) -> Iterator[Offence]:
    here = relative(root, path)
    room = here.split("/")[2].removesuffix(".py")
    for imported, line in imports(syntax(path)):
        if within(imported, f"services.{service}"):
            target = (*imported.split("."), "")[2]
            if room in MAY and target not in MAY[room]:
                yield Offence(here, line, f"{room} may import {', '.join(sorted(MAY[room]))}; not {target}")
        elif room == "domain" and not _pure(imported):
            message = "the domain imports the standard library without I/O, its own domain, " + ", ".join(
                PURE_CHASSIS
            )
            yield Offence(here, line, f"{imported}: {message}")


def _pure(imported: str) -> bool:
    standard = imported.partition(".")[0] in sys.stdlib_module_names
    return within(imported, *PURE_CHASSIS) or (standard and not within(imported, *IMPURE))


def _hops(root: Path, service: Path) -> Iterator[Offence]:
    """Police the longest way from the edge of a service to its store, the chassis' store counted as one."""
    calls = _calls(root, service)
    for module in sorted(calls):
        if set(module.split(".")[2:3]) & {"routes", "reactions", "timers"}:
            way = _longest(module, calls, (module,))
            if len(way) + 1 > HOPS:
                names = " → ".join([step.split(".", 2)[2] for step in way] + [LAST])
                path = module.replace(".", "/") + ".py"
                yield Offence(path, 1, f"{len(way) + 1} files of at most {HOPS}: {names}")


def _calls(root: Path, service: Path) -> dict[str, set[str]]:
    """Which modules of a service call which; the domain, where no way leads to the store, left out.

    The store counts as called where it is imported: `tx` comes from it.
    """
    modules = {module_name(root, path): path for path in files(root, relative(root, service))}
    modules = {name: path for name, path in modules.items() if f".{service.name}.domain" not in name}
    found: dict[str, set[str]] = {}
    for module, path in modules.items():
        tree, names = syntax(path), aliases(syntax(path))
        called = {dotted(node.func, names) for node in nodes(tree) if isinstance(node, ast.Call)}
        called |= {name for name, _ in imports(tree) if ".store." in name}
        steps = {name if name in modules else name.rpartition(".")[0] for name in called}
        found[module] = {step for step in steps if step in modules} - {module}
    return found


def _longest(module: str, calls: dict[str, set[str]], way: tuple[str, ...]) -> tuple[str, ...]:
    """The longest chain of modules from here to the store; empty when none leads there."""
    if module.endswith(".store"):
        return way
    ways = (_longest(step, calls, (*way, step)) for step in calls[module] if step not in way)
    return max(ways, key=len, default=())


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


HOUSE = {
    "domain/orders.py": "import urllib.parse\nfrom services.chassis.values import Event",
    "domain/errors.py": "from datetime import datetime\nimport services.repair.domain.orders",
    "store.py": "import pymongo\nfrom services.repair.domain.orders import Order",
    "commands/accept_order.py": "from services.repair.store import Tx",
    "routes/orders.py": "import services.chassis.http\nfrom services.repair.commands import accept_order",
    "app.py": "from services.repair.routes import orders\nfrom services.repair import timers",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for path, code in HOUSE.items():
        plant(tmp_path, f"services/repair/{path}", code)
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("domain/lamps.py", "import pydantic"),
        ("domain/lamps.py", "import flask"),
        ("domain/lamps.py", "from services.chassis.clock import system_now"),
        ("domain/lamps.py", "from services.chassis import store"),
        ("domain/lamps.py", "from services.repair.store import Tx"),
        ("domain/lamps.py", "from services.billing.domain import bills"),
        ("domain/lamps.py", "def late():\n    import socket"),
        ("domain/lamps.py", "from urllib.request import urlopen"),
        ("store.py", "from services.repair.commands import accept_order"),
        ("queries.py", "from services.repair.commands.accept_order import handle"),
        ("commands/close_order.py", "from services.repair.routes.orders import OrderView"),
        ("reactions.py", "from services.repair.queries import open_orders"),
        ("timers.py", "from services.repair.app import create_api"),
    ],
)
def test_planted_import(house: Path, path: str, code: str) -> None:
    plant(house, f"services/repair/{path}", code)
    assert {offence.path for offence in find(house)} == {f"services/repair/{path}"}


def test_planted_long_way(house: Path) -> None:
    before = "accept_order"
    for name in ("take_order", "open_order", "start_order"):
        code = f"from services.repair.commands import {before}\n{before}.handle()"
        plant(house, f"services/repair/commands/{name}.py", code)
        before = name
    code = "from services.repair.commands.start_order import handle\nhandle()"
    plant(house, "services/repair/timers.py", code)
    offences = find(house)
    assert [offence.path for offence in offences] == ["services/repair/timers.py"]
    assert "commands.start_order → commands.open_order → commands.take_order" in offences[0].message
