# SPDX-License-Identifier: AGPL-3.0-or-later
"""Imports between services: the contracts in `.importlinter` hold, and each is seen to break."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.source import ROOT, Offence, assert_kept, plant

CONTRACTS = ROOT / ".importlinter"
PROGRAM = "from importlinter.cli import lint_imports_command as run; run()"
COMMAND = (sys.executable, "-c", PROGRAM, "--no-logo", "--no-cache", "--config", str(CONTRACTS))
HEADING = re.compile(
    r"^(?P<text>[^\n]+)\n-+\n\n(?P<body>.*?)(?=^[^\n]+\n-+\n\n|\Z)", re.MULTILINE | re.DOTALL
)
IMPORT = re.compile(r"(?P<importer>[\w.]+) -> (?P<imported>[\w.]+) \(l\.(?P<line>\d+)")


def find(root: Path) -> list[Offence]:
    report = subprocess.run(COMMAND, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    if report.returncode == 0:
        return []
    broken = [
        Offence(
            _file(root, found["importer"]), int(found["line"]), f"imports {found['imported']}: {part['text']}"
        )
        for part in HEADING.finditer(report.stdout)
        for found in IMPORT.finditer(part["body"])
    ]
    return broken or [Offence(".importlinter", 1, (report.stdout + report.stderr).strip()[-300:])]


def _file(root: Path, module: str) -> str:
    path = module.replace(".", "/")
    return f"{path}/__init__.py" if (root / path).is_dir() else f"{path}.py"


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


GOOD = {
    "services/chassis/store/unit.py": "import pymongo\nfrom services.chassis import values",
    "services/chassis/messaging/relay.py": "import pika\nfrom kombu import Exchange",
    "services/chassis/http/app.py": "from flask import Flask\nfrom services.chassis.store import unit",
    "services/chassis/values.py": "import re",
    "services/repair/store.py": "import pymongo\nfrom services.chassis.store import unit",
    "services/repair/commands/accept_order.py": "from services.repair import store",
    "services/repair/routes/orders.py": "from flask import Response\nfrom services.chassis.http import app",
    "services/repair/app.py": "from flask import Flask",
    "services/billing/store.py": "from services.chassis import store",
    "services/portal/areas/desk/map.py": "from flask import Blueprint\nfrom services.chassis.http import app",
}
BAD = {
    "services/billing/queries.py": "from services.repair.store import Tx",
    "services/chassis/timers.py": "import services.repair.timers",
    "services/portal/areas/orders/pages.py": "from services.repair.domain import orders",
    "services/portal/session.py": "from services.chassis.store import unit",
    "services/repair/queries.py": "from pymongo import MongoClient",
    "services/chassis/clock.py": "import bson",
    "services/repair/reactions.py": "import kombu",
    "services/chassis/http/health.py": "import pika",
    "services/repair/commands/close_order.py": "from flask import request",
    "services/chassis/auth.py": "import werkzeug.exceptions",
}


@pytest.fixture(scope="module")
def offences(tmp_path_factory: pytest.TempPathFactory) -> list[Offence]:
    root = tmp_path_factory.mktemp("house")
    targets = {"services/repair/timers.py": "", "services/repair/domain/orders.py": ""}
    for path, code in (targets | GOOD | BAD).items():
        plant(root, path, code)
        for folder in Path(path).parents[:-1]:
            plant(root, f"{folder}/__init__.py")
    return find(root)


@pytest.mark.parametrize("path", sorted(BAD))
def test_planted_import(offences: list[Offence], path: str) -> None:
    assert path in {offence.path for offence in offences}


@pytest.mark.parametrize("path", sorted(GOOD))
def test_what_stands_behind_its_own_door_stays(offences: list[Offence], path: str) -> None:
    assert path not in {offence.path for offence in offences}
