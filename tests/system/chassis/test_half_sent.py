# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests of which half is sent hold no thread: all others are answered meanwhile, and they are closed."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.system.chassis.conftest import until
from tests.system.chassis.served import Served, answers, start

TAKES_LONG = "gunicorn is started for each test"
SENDERS = 50
HEAD = b"GET /live HTTP/1.1\r\nHost: x\r\nX-A: "
BODY = (
    b"POST /identity/v1/oauth/token HTTP/1.1\r\nHost: x\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na="
)


def make_impatient(served: Served) -> None:
    """The API again, where a request has a second to arrive."""
    served.process.terminate()
    served.process.wait(30)
    served.process = start({**served.environment, "LINLI_HTTP_ARRIVAL_SECONDS": "1"}, served.log)
    until(lambda: answers(served.http), 60)


@pytest.fixture
def held(served: Served) -> Iterator[list[socket.socket]]:
    """Fifty connections, each with half of a request."""
    with ExitStack() as stack:
        found = []
        for number in range(SENDERS):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", served.http), timeout=60))
            one.sendall(BODY if number % 2 else HEAD)
            found.append(one)
        yield found


def test_others_are_answered_while_halves_wait(served: Served, held: list[socket.socket]) -> None:
    with httpx.Client(trust_env=False, timeout=60) as client:
        for _ in range(20):
            assert client.get(f"http://127.0.0.1:{served.http}/live").status_code == 200
    for one in held:
        one.setblocking(False)
        with pytest.raises(BlockingIOError):
            one.recv(1)
    held[0].setblocking(True)
    held[0].sendall(b"b\r\n\r\n")
    assert held[0].recv(65536).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("sent", [HEAD, BODY])
def test_who_never_ends_is_told_so(served: Served, sent: bytes) -> None:
    make_impatient(served)
    with socket.create_connection(("127.0.0.1", served.http), timeout=60) as one:
        one.sendall(sent)
        assert one.recv(65536).startswith(b"HTTP/1.1 408")
        assert one.recv(1) == b""


def test_a_head_without_end_is_refused(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.http), timeout=60) as one:
        one.sendall(HEAD + b"a" * 40_000)
        assert one.recv(65536).startswith(b"HTTP/1.1 431")


def test_a_long_body_that_stops_ends_with_a_problem(served: Served) -> None:
    make_impatient(served)
    with socket.create_connection(("127.0.0.1", served.http), timeout=60) as one:
        one.sendall(BODY.replace(b"1000", b"100000"))
        answer = one.recv(65536)
    assert answer.startswith(b"HTTP/1.1 408"), answer


def test_one_connection_serves_many_requests(served: Served) -> None:
    """Kept alive, in one piece or byte by byte, and two at once."""
    request = b"GET /live HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.http), timeout=60) as one:
        for pieces in ([request], [request[i : i + 1] for i in range(len(request))], [request, request]):
            for piece in pieces:
                one.sendall(piece)
            asked, seen = b"".join(pieces).count(b"GET"), b""
            while seen.count(b'{"status":"live"}') < asked:
                seen += one.recv(65536)
            assert seen.count(b"HTTP/1.1 200") == asked
