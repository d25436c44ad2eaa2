# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small load generator: keep-alive connections, a thread each, the next request after the answer."""

import socket
import uuid
from dataclasses import dataclass, field
from threading import Barrier, Thread
from time import monotonic

from scripts.bench.subjects.speech import orders, say

BUFFER = 65_536


@dataclass
class Caller:
    """One connection. A request is bytes; `{key}` in it becomes a new idempotency key."""

    port: int
    request: bytes
    seconds: float
    start: Barrier
    expected: bytes
    milliseconds: list[float] = field(default_factory=list)
    failed: bytes = b""
    ended: float = 0.0

    def run(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.start.wait()
            end = monotonic() + self.seconds
            while (now := monotonic()) < end and not self.failed:
                connection.sendall(self.request.replace(b"{key}", uuid.uuid4().hex.encode()))
                answer = self._answer(connection)
                if not answer.startswith(self.expected):
                    self.failed = answer
                self.milliseconds.append((monotonic() - now) * 1000)
            self.ended = monotonic()

    @staticmethod
    def _answer(connection: socket.socket) -> bytes:
        answer = connection.recv(BUFFER)
        while b"\r\n\r\n" not in answer:
            answer += connection.recv(BUFFER)
        head, _, body = answer.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += connection.recv(BUFFER)
        return head + body


def main() -> None:
    given = orders()
    start = Barrier(given["callers"] + 1)
    request, expected = given["request"].encode(), f"HTTP/1.1 {given['status']} ".encode()
    callers = [
        Caller(given["port"], request, given["seconds"], start, expected) for _ in range(given["callers"])
    ]
    threads = [Thread(target=caller.run) for caller in callers]
    for thread in threads:
        thread.start()
    start.wait()
    began = monotonic()
    for thread in threads:
        thread.join()
    failed = next((caller.failed.decode() for caller in callers if caller.failed), "")
    count = sum(len(caller.milliseconds) for caller in callers)
    seconds = max(caller.ended for caller in callers) - began
    say(rate=count / seconds, failed=failed, milliseconds=[m for c in callers for m in c.milliseconds])


if __name__ == "__main__":
    main()
