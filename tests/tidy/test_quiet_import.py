# SPDX-License-Identifier: AGPL-3.0-or-later
"""Quiet import: importing any module of a service opens no connection and needs no setting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tidy.source import Offence, assert_kept, files, module_name, plant, relative

PROBE = """
import importlib, socket, sys

class Reached(BaseException):
    pass

def refuse(*args, **kwargs):
    raise Reached("opens a connection")

for name in ("connect", "connect_ex", "bind", "sendto"):
    setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.create_connection = refuse
for module in sys.stdin.read().split():
    try:
        importlib.import_module(module)
    except BaseException as error:
        print(module, f"{type(error).__name__}: {error}".replace(chr(10), " "), sep="\\t")
"""
RUN_BY_OTHERS = {"services/chassis/gunicorn_conf.py": "gunicorn runs it once, with the settings in place"}


def find(root: Path) -> list[Offence]:
    modules = {
        module_name(root, path): path
        for path in files(root, "services")
        if path.stem != "__main__" and relative(root, path) not in RUN_BY_OTHERS
    }
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LINLI_")}
    probe = subprocess.run(
        [sys.executable, "-c", PROBE],
        input="\n".join(modules),
        env=environment | {"PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert probe.returncode == 0, probe.stderr
    rows = [line.partition("\t") for line in probe.stdout.splitlines()]
    advice = "move it into create_api(), create_worker() or a function they call"
    return [
        Offence(relative(root, modules[module]), 1, f"importing it {error}: {advice}")
        for module, _, error in rows
    ]


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "import socket\nsocket.socket().connect(('127.0.0.1', 9))",
        "import urllib.request\nurllib.request.urlopen('http://localhost:9')",
        "import os\nURL = os.environ['LINLI_MONGODB_URI']",
    ],
)
def test_planted_connection(tmp_path: Path, code: str) -> None:
    plant(tmp_path, "services/__init__.py")
    plant(tmp_path, "services/repair/store.py", code)
    plant(tmp_path, "services/repair/domain/orders.py", "x = 1")
    assert [offence.path for offence in find(tmp_path)] == ["services/repair/store.py"]
