# SPDX-License-Identifier: AGPL-3.0-or-later
"""The load client ends, whatever becomes of its connections, and so does a child that says nothing."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from scripts.bench.children import Child, ChildFailed, ask, chassis

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n"
ENDINGS = {"at once": b"", "in the head": HEAD, "in the body": HEAD + b"\r\nha"}


@contextmanager
def server(answer: bytes) -> Iterator[int]:
    """Gives each connection this answer to its first request and closes it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65_536)
                    connection.sendall(answer)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def load(port: int) -> dict[str, object]:
    request = {"method": "GET", "path": "/", "headers": {}, "body": None, "keyed": False}
    return ask(
        chassis("load"), {"port": port, "request": request, "status": 200, "seconds": 0.3, "callers": 2}
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_connection_that_ends_is_a_failure(ending: str) -> None:
    with server(ENDINGS[ending]) as port:
        assert "no answer" in str(load(port)["failed"])


def test_nobody_who_listens_is_a_failure() -> None:
    with server(b"") as port:
        pass
    assert "no answer" in str(load(port)["failed"])


def test_a_connection_that_is_said_to_be_closed_is_opened_again() -> None:
    with server(HEAD + b"Connection: close\r\n\r\nhaha") as port:
        said = load(port)
    assert not said["failed"]
    assert len(said["milliseconds"]) > 2  # type: ignore[arg-type]


def test_a_child_that_says_nothing_is_ended() -> None:
    silent = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    with Child(silent, {}, limit_s=0.5) as child, pytest.raises(ChildFailed):
        child.hear()
