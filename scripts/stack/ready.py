# SPDX-License-Identifier: AGPL-3.0-or-later
"""How to see that a process answers in its own protocol, not merely that a port is open."""

import socket
import struct
import urllib.error
import urllib.request
from collections.abc import Callable

from scripts.stack.ports import HOST

TIMEOUT_S = 2.0
AMQP_HEADER = b"AMQP\x00\x00\x09\x01"
AMQP_METHOD_FRAME = 1
EPMD_NAMES_REQUEST = b"\x00\x01n"
_NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def amqp(port: int) -> Callable[[], bool]:
    """The broker answers the protocol header with Connection.Start."""
    return lambda: _ask(port, AMQP_HEADER)[:1] == bytes([AMQP_METHOD_FRAME])


def epmd(port: int) -> Callable[[], bool]:
    """The port mapper answers NAMES_REQ with its own port."""
    return lambda: _ask(port, EPMD_NAMES_REQUEST)[:4] == struct.pack(">I", port)


def mongodb(port: int) -> Callable[[], bool]:
    """The engine answers OP_MSG hello."""
    body = b"\x10hello\x00\x01\x00\x00\x00\x02$db\x00\x06\x00\x00\x00admin\x00\x00"
    document = struct.pack("<i", len(body) + 4) + body
    message = struct.pack("<iiiiI", 21 + len(document), 1, 0, 2013, 0) + b"\x00" + document
    return lambda: b"isWritablePrimary" in _ask(port, message)


def http(url: str) -> Callable[[], bool]:
    """The URL answers 200."""

    def answers() -> bool:
        try:
            with _NO_PROXY.open(url, timeout=TIMEOUT_S) as response:
                return bool(response.status == 200)  # noqa: PLR2004 - HTTP's own number
        except (OSError, urllib.error.HTTPError):
            return False

    return answers


def _ask(port: int, question: bytes) -> bytes:
    try:
        with socket.create_connection((HOST, port), timeout=TIMEOUT_S) as connection:
            connection.sendall(question)
            return connection.recv(4096)
    except OSError:
        return b""
