# SPDX-License-Identifier: AGPL-3.0-or-later
"""gunicorn replaces its processes under load: no request is lost, none done twice, no answer breaks off."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from services.chassis.settings import HttpSettings, SettingsError
from tests.system.chassis.conftest import until
from tests.system.chassis.counting_app import PIECES
from tests.system.chassis.served import ROOT, free_port

CALLERS = 4
REQUESTS = 500
RECYCLE_AFTER = 200


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    port = free_port()
    given = {
        "EFFECTS": str(tmp_path / "effects"),
        "LINLI_HTTP_PORT": str(port),
        "LINLI_HTTP_WORKERS": "2",
        "LINLI_HTTP_RECYCLE_AFTER": str(RECYCLE_AFTER),
    }
    served = [
        "--config",
        "services/chassis/gunicorn_conf.py",
        "tests.system.chassis.counting_app:application",
    ]
    command = [sys.executable, "-m", "gunicorn", *served]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | given, stdout=log, stderr=log)
    try:
        until(lambda: is_open(port))
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def call(address: str, caller: int) -> int:
    """Requests one after the other on a kept connection, never repeated; how many were answered."""
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        answers = [client.post("/", content=f"{caller}-{number}") for number in range(REQUESTS)]
    return sum(answer.status_code == 201 for answer in answers)


def test_no_request_is_lost_or_repeated_when_processes_are_replaced(address: str, tmp_path: Path) -> None:
    with ThreadPoolExecutor(CALLERS + 1) as pool:
        long = pool.submit(httpx.get, address, trust_env=False, timeout=60)
        answered = sum(pool.map(lambda caller: call(address, caller), range(CALLERS)))
        pieces = long.result().text.split()
    lines = [line.split() for line in (tmp_path / "effects").read_text().splitlines()]
    assert answered == CALLERS * REQUESTS
    assert len({body for body, _ in lines}) == len(lines) == answered
    assert len({process for _, process in lines}) > 4, "processes were replaced"
    assert pieces == [str(number) for number in range(PIECES)]


def test_one_process_alone_is_not_replaced() -> None:
    with pytest.raises(SettingsError, match=r"http_recycle_after.*http_workers of 2 or more"):
        HttpSettings.load({"LINLI_HTTP_RECYCLE_AFTER": "1000"})
