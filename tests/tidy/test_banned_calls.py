# SPDX-License-Identifier: AGPL-3.0-or-later
"""Banned calls: the environment, the clock and chance have one home each; nothing is swallowed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.source import (
    Offence,
    assert_kept,
    dotted,
    files,
    imports,
    nodes,
    plant,
    references,
    relative,
    syntax,
    within,
)

SETTINGS = "services/chassis/settings.py"
CLOCK = "services/chassis/clock.py"
ENTROPY = "services/chassis/ids.py"
BANNED = {
    "os.environ": (SETTINGS, "read it from chassis.settings"),
    "os.getenv": (SETTINGS, "read it from chassis.settings"),
    "os.putenv": (SETTINGS, "settings are read, never written"),
    "datetime.datetime.now": (CLOCK, "take tx.now, or chassis.clock.system_now() for tokens and leases"),
    "datetime.datetime.utcnow": (CLOCK, "take tx.now, or chassis.clock.system_now() for tokens and leases"),
    "datetime.datetime.today": (CLOCK, "take tx.now"),
    "datetime.date.today": (CLOCK, "take tx.now"),
    "time.time": (CLOCK, "take tx.now, or chassis.clock.system_now() for tokens and leases"),
    "time.time_ns": (CLOCK, "take tx.now, or chassis.clock.system_now() for tokens and leases"),
    "time.monotonic": (CLOCK, "use chassis.clock"),
    "time.monotonic_ns": (CLOCK, "use chassis.clock"),
    "time.sleep": (CLOCK, "wait through chassis.clock, so that tests need not"),
    "random": (ENTROPY, "use chassis.ids"),
    "secrets": (ENTROPY, "use chassis.ids"),
    "uuid.uuid1": (ENTROPY, "take tx.new_id(), or chassis.ids.new_id()"),
    "uuid.uuid4": (ENTROPY, "take tx.new_id(), or chassis.ids.new_id()"),
    "uuid6": (ENTROPY, "take tx.new_id(), or chassis.ids.new_id()"),
    "os.urandom": (ENTROPY, "use chassis.ids"),
    "print": ("", "log through chassis.observe"),
}
HARMLESS = {"secrets.compare_digest"}
AT_RUN = {
    "services.chassis.clock.system_now",
    "services.chassis.clock.monotonic",
    "datetime.datetime.now",
    "uuid.uuid4",
}
PATCHING = {"setattr", "delattr", "setitem", "delitem"}
PATCHING_HOMES = {"tests/conftest.py": "takes the network away from unit tests"}
CATCH_ALL_HOMES = {
    "services/chassis/http/rows.py": "one row must not stop the others; it is answered, counted and logged",
    "services/chassis/http/stream.py": "one row must not stop the others; it is answered, counted and logged",
    "services/chassis/messaging/waiting.py": "an event that fails again waits longer; its reason is kept",
    "services/chassis/messaging/inbox.py": "one poison event must not stop the others; its reason is kept",
    "services/identity/channels/pulling.py": "one source must not stop the others; its timer comes again",
    "services/outreach/channels/lanes.py": "one failing lane must not stop the others; its timer comes again",
    "services/chassis/timers.py": "one failing timer must not stop the others; its reason is kept",
    "services/chassis/worker.py": "a dead thread must not leave a process that looks alive",
    "services/chassis/store/preparation.py": "whoever waits for the thread gets its error",
}


def find(root: Path) -> list[Offence]:
    offences = []
    for path in files(root, "services"):
        offences += [*_calls(root, path), *_catch_alls(root, path), *_foreign_days(root, path)]
    for path in files(root, "tests", "scripts"):
        if relative(root, path) not in PATCHING_HOMES:
            offences += _mocks(root, path)
        offences += _early(root, path)
    return offences


def _calls(root: Path, path: Path) -> Iterator[Offence]:
    here = relative(root, path)
    for name, line in references(syntax(path)):
        parts = name.split(".")
        for banned in {".".join(parts[:end]) for end in range(1, len(parts) + 1)} & BANNED.keys():
            home, instead = BANNED[banned]
            if name not in HARMLESS and here != home:
                yield Offence(here, line, f"{name}: {instead}")


def _catch_alls(root: Path, path: Path) -> Iterator[Offence]:
    here = relative(root, path)
    for node in nodes(syntax(path)):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield Offence(here, node.lineno, "bare except: name the errors that are expected here")
        elif here not in CATCH_ALL_HOMES and _swallows(node):
            yield Offence(here, getattr(node, "lineno", 1), "swallows every error: name them, or raise again")


def _foreign_days(root: Path, path: Path) -> Iterator[Offence]:
    """`now.date()`: moments are UTC, so from midnight to eight that is yesterday in China."""
    for node in nodes(syntax(path)):
        match node:
            case ast.Call(func=ast.Attribute(attr="date", value=ast.Name("now") | ast.Attribute(attr="now"))):
                yield Offence(relative(root, path), node.lineno, "the day in Greenwich: take the district's")


def _swallows(node: ast.AST) -> bool:
    """`except Exception` that does not raise again, or `suppress(Exception)`."""
    if isinstance(node, ast.ExceptHandler):
        return _catches_all(node.type) and not any(isinstance(step, ast.Raise) for step in ast.walk(node))
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return called == "suppress" and any(_catches_all(argument) for argument in node.args)
    return False


def _catches_all(caught: ast.expr | None) -> bool:
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(kind is None or dotted(kind, {}) in {"Exception", "BaseException"} for kind in kinds)


def _mocks(root: Path, path: Path) -> Iterator[Offence]:
    here, tree = relative(root, path), syntax(path)
    message = "nothing is patched here: pass the other thing in, or use the real one"
    for name, line in (*imports(tree), *references(tree)):
        if within(name, "unittest.mock", "mock", "pytest_mock"):
            yield Offence(here, line, message)
    for node in nodes(tree):
        if isinstance(node, ast.Attribute) and node.attr in PATCHING and _named(node.value, "monkeypatch"):
            yield Offence(here, node.lineno, message)


def _early(root: Path, path: Path) -> Iterator[Offence]:
    """A run begins long before its last test, in several processes: at import each has another answer."""
    at_import = ast.Module([_without_bodies(step) for step in syntax(path).body], [])
    for name, line in references(at_import):
        if name in AT_RUN:
            yield Offence(relative(root, path), line, f"{name} at import: ask when the test runs")


def _without_bodies(step: ast.stmt) -> ast.stmt:
    if isinstance(step, ast.FunctionDef | ast.AsyncFunctionDef):
        return ast.Expr(ast.Tuple([*step.decorator_list, *step.args.defaults], ast.Load()))
    if isinstance(step, ast.ClassDef):
        return ast.ClassDef(step.name, step.bases, [], [_without_bodies(inner) for inner in step.body], [])
    return step


def _named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "code",
    [
        "import os\nx = os.environ['A']",
        "from os import environ\nx = environ.get('A')",
        "import os as o\nx = o.getenv('A')",
        "from datetime import datetime, UTC\nx = datetime.now(UTC)",
        "import datetime as dt\nx = dt.datetime.utcnow()",
        "from datetime import date\nx = date.today()",
        "import time\nx = time.time()",
        "from time import monotonic\nx = monotonic()",
        "import time\ntime.sleep(1)",
        "import random\nx = random.choice([1])",
        "import secrets\nx = secrets.token_hex()",
        "from uuid import uuid4\nx = uuid4()",
        "import uuid6\nx = uuid6.uuid7()",
        "import os\nx = os.urandom(8)",
        "print('x')",
        "try:\n    pass\nexcept:\n    raise",
        "try:\n    pass\nexcept Exception:\n    pass",
        "import contextlib\nwith contextlib.suppress(Exception):\n    pass",
        "try:\n    pass\nexcept (ValueError, BaseException) as error:\n    x = error",
    ],
)
def test_planted_call(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "services/repair/domain/orders.py", code)
    assert find(tmp_path), code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (SETTINGS, "import os\nx = os.environ['A']"),
        (CLOCK, "import time\ntime.sleep(time.time())"),
        (ENTROPY, "import secrets\nx = secrets.token_hex()"),
        ("services/chassis/messaging/inbox.py", "try:\n    pass\nexcept Exception as error:\n    x = error"),
        ("services/repair/store.py", "try:\n    pass\nexcept Exception:\n    x = 1\n    raise"),
        ("services/repair/store.py", "import contextlib\nwith contextlib.suppress(KeyError):\n    x = 1"),
        ("services/repair/store.py", "from uuid import UUID\nx = UUID('0')\ndef f(time):\n    time.sleep()"),
        ("services/repair/store.py", "import secrets\nx = secrets.compare_digest('a', 'b')"),
    ],
)
def test_what_is_at_home_stays(tmp_path: Path, path: str, code: str) -> None:
    plant(tmp_path, path, code)
    assert find(tmp_path) == []


@pytest.mark.parametrize(
    "code",
    [
        "from unittest import mock",
        "from unittest.mock import patch",
        "import unittest.mock",
        "def test(monkeypatch):\n    monkeypatch.setattr('a.b', 1)",
        "import unittest\nunittest.mock.patch('a.b')",
    ],
)
def test_planted_mock(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "tests/unit/repair/test_orders.py", code)
    assert find(tmp_path), code


@pytest.mark.parametrize(
    "code",
    [
        "from services.chassis.clock import system_now\nNOW = system_now()",
        "from services.chassis.clock import system_now\nclass Test:\n    NOW = system_now()",
        "from services.chassis.clock import system_now\ndef builder(at=system_now()):\n    return at",
        "from datetime import UTC, datetime\n@mark(datetime.now(UTC))\ndef test(at):\n    pass",
        "from uuid import uuid4\n@mark(f'/{uuid4()}')\ndef test(path):\n    pass",
    ],
)
def test_planted_clock_or_chance_at_import(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "tests/unit/repair/test_orders.py", code)
    assert find(tmp_path), code
    plant(
        tmp_path,
        "tests/unit/repair/test_orders.py",
        "def test():\n    system_now()\n    def at():\n        pass",
    )
    assert find(tmp_path) == []


@pytest.mark.parametrize(
    "code", ["def f(tx):\n    return tx.now.date()", "def f(now):\n    return now.date()"]
)
def test_planted_day_in_greenwich(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "services/dispatch/commands/watch_order.py", code)
    assert len(find(tmp_path)) == 1


def test_environment_may_be_set_in_tests(tmp_path: Path) -> None:
    plant(tmp_path, "tests/unit/test_settings.py", "def test(monkeypatch):\n    monkeypatch.setenv('A', '1')")
    assert find(tmp_path) == []
