# SPDX-License-Identifier: AGPL-3.0-or-later
"""An API as gunicorn serves it: metrics on a port of their own, a drain that finishes what has begun."""

import json
import signal
import socket
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.system.chassis.conftest import until
from tests.system.chassis.served import Served, answers, free_port, start

TAKES_LONG = "gunicorn is started for each test"


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
