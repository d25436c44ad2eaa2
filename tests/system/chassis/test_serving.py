# SPDX-License-Identifier: AGPL-3.0-or-later
"""An API as gunicorn serves it: metrics on a port of their own, a drain that finishes what has begun."""

import json
import os
import signal
import socket
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.system.chassis.conftest import until

TAKES_LONG = "gunicorn is started for each test"

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


@pytest.fixture
def served(mongodb_uri: str, database: str, tmp_path: Path) -> Iterator[Served]:
    http, metrics = free_port(), free_port()
    environment = {
        "LINLI_MONGODB_URI": mongodb_uri,
        "LINLI_AMQP_URL": "amqp://127.0.0.1:1/",
        "LINLI_ISSUER": f"http://127.0.0.1:{http}",
        "LINLI_JWKS_URL": f"http://127.0.0.1:{http}/identity/v1/jwks.json",
        "LINLI_DATABASE_PREFIX": database,
        "LINLI_MASTER_KEY": urlsafe_b64encode(b"k" * 32).decode(),
        "LINLI_BOOTSTRAP_OPERATOR_PASSWORD": "correct horse battery",
        "LINLI_HTTP_PORT": str(http),
        "LINLI_METRICS_PORT": str(metrics),
        "LINLI_DRAIN_SECONDS": "8",
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
    }
    log = tmp_path / "log"
    process = start(environment, log)
    try:
        until(lambda: answers(http) or process.poll() is not None, 60)
        assert process.poll() is None, log.read_text()
        yield Served(process, http, metrics, environment, log)
    finally:
        process.kill()
        process.wait()


def test_requests_are_counted_on_the_metrics_port(served: Served) -> None:
    for _ in range(3):
        httpx.get(f"http://127.0.0.1:{served.http}/identity/v1/jwks.json", trust_env=False)
    text = httpx.get(f"http://127.0.0.1:{served.metrics}/metrics", trust_env=False).text
    counted = [line for line in text.splitlines() if line.startswith("linli_http_requests_total")]
    assert any('status="200"' in line and line.endswith(" 3.0") for line in counted), counted
    assert httpx.get(f"http://127.0.0.1:{served.http}/metrics", trust_env=False).status_code == 404


def test_liveness_is_asked_where_no_request_thread_is_needed(served: Served) -> None:
    assert answers(served.metrics, "/live")
    assert not answers(served.metrics, "/")


def test_a_request_that_has_begun_is_answered_before_the_end(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.http), timeout=10) as connection:
        body = b"grant_type=client_credentials"
        head = (
            b"POST /identity/v1/oauth/token HTTP/1.1\r\nHost: x\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body)
        )
        connection.sendall(head + body[:5])
        until(lambda: answers(served.http))
        served.process.send_signal(signal.SIGTERM)
        until(lambda: not answers(served.http))
        connection.sendall(body[5:])
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 4"), answer
    assert b"invalid_client" in answer
    assert served.process.wait(15) == 0


def test_every_line_is_json_and_says_its_service(served: Served) -> None:
    httpx.get(f"http://127.0.0.1:{served.http}/identity/v1/jwks.json", trust_env=False)
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(15) == 0
    lines = [json.loads(line) for line in served.log.read_text().splitlines()]
    assert {line["service"] for line in lines} == {"identity"}
    said = [line["event"] for line in lines]
    assert said[0].startswith("Starting gunicorn")
    assert "Shutting down: Master" in said
    (request,) = [line for line in lines if line["event"] == "request" and line["operation"] != "ready"]
    assert request["correlation_id"]


def test_a_port_in_use_ends_the_start_with_its_name(served: Served, tmp_path: Path) -> None:
    second = start(served.environment, tmp_path / "second")
    assert second.wait(40) != 0
    said = (tmp_path / "second").read_text()
    assert f"127.0.0.1', {served.http}" in said
    assert "in use" in said


def test_wrong_settings_end_the_start_with_all_their_names(served: Served, tmp_path: Path) -> None:
    wrong = served.environment | {"LINLI_CLOCK": "moon", "LINLI_INBOX_QUEUES": "0", "LINLI_ISSUER": "nowhere"}
    wrong |= {"LINLI_HTTP_PORT": str(free_port()), "LINLI_METRICS_PORT": "0"}
    process = start(wrong, tmp_path / "wrong")
    assert process.wait(40) != 0
    said = (tmp_path / "wrong").read_text()
    assert all(name in said for name in ("LINLI_CLOCK", "LINLI_INBOX_QUEUES", "LINLI_ISSUER"))


CHUNKED = (
    b"POST /identity/v1/oauth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
)


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"ZZ\r\n", 400), (b"5\r\nabcdefgh\r\n0\r\n\r\n", 400), (b"%x\r\n" % 2_000_000 + b"a" * 2_000_000, 413)],
    ids=["no-size", "wrong-size", "too-long"],
)
def test_a_body_in_broken_or_too_many_chunks_is_a_problem(served: Served, body: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", served.http), timeout=10) as connection:
        answer = b""
        with suppress(OSError):  # a server that has answered may hang up before all is sent
            connection.sendall(CHUNKED + body)
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            while piece := connection.recv(65536):
                answer += piece
    assert answer.startswith(b"HTTP/1.1 %d" % status), answer
    assert b"application/problem+json" in answer
    assert b"Traceback" not in served.log.read_bytes()
