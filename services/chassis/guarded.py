# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connections to addresses that others chose: the name is resolved once, checked, and its address pinned.

A request has a deadline for all of it: no receiver holds a thread by answering a byte at a time.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from services.chassis.clock import monotonic
from services.chassis.web_addresses import is_public

MOST_TRIED = 3
Resolve = Callable[[str, int], list[str]]


class AddressRefused(Exception):
    """The name leads inside: nothing is sent there."""


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, as the machine's resolver gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class Deadline(threading.local):
    """Until when the request that this thread makes must be over."""

    at: float = 0.0

    def left(self, wanted: float | None) -> float:
        """The seconds that one step may take. Raises ReadTimeout when there are none."""
        left = self.at - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return left if wanted is None else min(wanted, left)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects for httpcore. `inside`: a development setting that allows private addresses."""

    def __init__(self, deadline: Deadline, *, inside: bool, look_up: Resolve = resolve) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._inside = inside
        self._look_up = look_up

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - as httpcore declares it
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Raises AddressRefused, ConnectError, ConnectTimeout."""
        failure: Exception = httpcore.ConnectError("the name has no address")
        for address in self._addresses(host, port)[:MOST_TRIED]:
            try:
                seconds = self._deadline.left(timeout)
                return GuardedStream(self._inner.connect_tcp(address, port, seconds), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = self._look_up(host, port)
        except OSError:
            raise httpcore.ConnectError("the name cannot be resolved") from None
        if not self._inside and not all(map(is_public, found)):
            raise AddressRefused
        return found


class GuardedStream(httpcore.NetworkStream):
    """A connection every step of which ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return GuardedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore declares it
        return self._inner.get_extra_info(info)
