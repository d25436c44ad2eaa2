# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gunicorn's threads get requests that have arrived: who sends half of one keeps no thread waiting.

Gunicorn's own worker gives a connection to a thread with its first byte; eight clients that stop in the
middle of a line hold eight threads for as long as they like.

It is loaded before gunicorn has made the folder of the metrics, so nothing that counts is imported here.
"""

import re
import select
import selectors
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from services.chassis import written
from services.chassis.clock import monotonic
from services.chassis.settings import HttpSettings

LONGEST_HEAD = 32_768
LONGEST_AWAITED_BODY = 32_768
"""A longer body is read by a thread as it comes: the system's buffers need not hold more."""
HEAD_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,10})[ \t]*\r$")
_TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Arriving:
    """A connection whose request has not arrived whole, and until when it may take."""

    conn: TConn
    until: float


class ArrivingWorker(ThreadWorker):  # type: ignore[misc]
    """Looks at what has arrived without taking it, each time that more has, and hands over what is whole.

    Within `http_arrival_seconds` from its first look a request is whole, or its connection is closed. In a
    thread every single read and write has as long.
    """

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - gunicorn is untyped
        super().__init__(*given, **named)
        self._longest = HttpSettings.load().http_arrival_seconds
        self._arriving: dict[int, Arriving] = {}
        self._news: select.epoll | None = None

    def run(self) -> None:
        """The sockets' news come through an epoll of its own, once for each piece that arrives."""
        with select.epoll() as self._news:
            self.poller.register(self._news.fileno(), selectors.EVENT_READ, self._look_again)
            super().run()

    def enqueue_req(self, conn: TConn) -> None:
        """Hand over what is whole; what the last reading left in the parser is a thread's to see."""
        if conn.parser is not None and conn.parser.unreader.buf.getvalue():
            super().enqueue_req(conn)
        else:
            self._look(Arriving(conn, monotonic() + self._longest))

    def handle_request(self, req: Any, conn: TConn) -> Any:  # noqa: ANN401
        conn.sock.settimeout(self._longest)
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """Called at least once a second: whose time is over is told so."""
        super().murder_pending()
        now = monotonic()
        for late in [one for one in self._arriving.values() if one.until <= now]:
            self._refuse(late, _TOO_LATE)

    def _look_again(self, _news: int) -> None:
        for number, _ in self._news.poll(0) if self._news else ():
            if arriving := self._arriving.get(number):
                self._look(arriving)

    def _look(self, arriving: Arriving) -> None:
        sock = arriving.conn.sock
        sock.setblocking(False)
        try:
            seen = sock.recv(LONGEST_HEAD + LONGEST_AWAITED_BODY, socket.MSG_PEEK)
        except BlockingIOError:
            self._await(arriving)
            return
        except OSError:
            seen = b""
        if not seen or is_whole(seen):
            self._forget(sock)
            arriving.conn.data_ready = True
            super().enqueue_req(arriving.conn)
        elif HEAD_END not in seen[:LONGEST_HEAD] and len(seen) >= LONGEST_HEAD:
            self._refuse(arriving, _TOO_LARGE)
        else:
            self._await(arriving)

    def _await(self, arriving: Arriving) -> None:
        number = arriving.conn.sock.fileno()
        if number not in self._arriving and self._news:
            self._arriving[number] = arriving
            self._news.register(number, select.EPOLLIN | select.EPOLLRDHUP | select.EPOLLET)

    def _forget(self, sock: socket.socket) -> None:
        if self._arriving.pop(sock.fileno(), None) and self._news:
            self._news.unregister(sock.fileno())

    def _refuse(self, arriving: Arriving, answer: bytes) -> None:
        """What is unread when a connection is closed resets it, and the answer is lost with it."""
        self._forget(arriving.conn.sock)
        self.nr_conns -= 1
        with suppress(OSError):
            arriving.conn.sock.recv(LONGEST_HEAD + LONGEST_AWAITED_BODY)
            arriving.conn.sock.send(answer)
        arriving.conn.close()


def is_whole(seen: bytes) -> bool:
    """Whether a request that begins like this may be handed over: its head is there, and its body if short.

    A body without a length (chunked), a long one and one whose length says nothing are read as they come.
    """
    head, end, body = seen.partition(HEAD_END)
    if not end:
        return False
    said = _LENGTH.search(head + b"\r")
    digits = said[1].lstrip(b"0").decode() if said else ""
    length = written.whole(digits) if digits else 0
    return length > LONGEST_AWAITED_BODY or len(body) >= length
