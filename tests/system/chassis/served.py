# SPDX-License-Identifier: AGPL-3.0-or-later
"""An API as gunicorn serves it, in a process of its own."""

import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Served:
    process: "subprocess.Popen[bytes]"
    http: int
    metrics: int
    environment: dict[str, str]
    log: Path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def start(environment: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    command = ["-m", "gunicorn", "--config", "services/chassis/gunicorn_conf.py"]
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, *command, "services.identity.app:create_api()"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=out,
            stderr=out,
        )


def answers(port: int, path: str = "/ready") -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}{path}", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
