# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small load generator: keep-alive connections, a thread each, the next request after the answer.

The standard library's client: a request costs it a tenth of a millisecond, httpx four times that, which on
two cores the served would lack. A connection that ends without an answer is a failure and told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from threading import Barrier, Thread
from time import monotonic
from typing import Any

from scripts.bench.subjects.speech import orders, say
from services.chassis.ids import new_id

TIMEOUT_S = 30


@dataclass
class Caller:
    """One connection, opened again when the server says that it closes it.

    `request` has `method`, `path`, `headers` and `body`; with `keyed` each has an idempotency key of its own,
    and of a `numbered` one `{number}` in the body is the next of `numbers`.
    """

    port: int
    request: dict[str, Any]
    seconds: float
    start: Barrier
    expected: int
    numbers: Iterator[int]
    milliseconds: list[float] = field(default_factory=list)
    failed: str = ""
    ended: float = 0.0

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_S)
        self.start.wait()
        end = monotonic() + self.seconds
        try:
            while (now := monotonic()) < end and not self.failed:
                self._call(connection)
                self.milliseconds.append((monotonic() - now) * 1000)
        except (OSError, HTTPException) as error:
            self.failed = f"no answer: {error!r}"
        finally:
            self.ended = monotonic()
            connection.close()

    def _call(self, connection: HTTPConnection) -> None:
        asked = self.request
        keys = {"Idempotency-Key": new_id()} if asked["keyed"] else {}
        body = asked["body"]
        if asked.get("numbered"):
            body = body.replace("{number}", f"{next(self.numbers):012d}")
        connection.request(asked["method"], asked["path"], body, asked["headers"] | keys)
        answer = connection.getresponse()
        told = answer.read()
        if answer.status != self.expected:
            self.failed = f"unexpected answer: {answer.status} {told.decode()}"


def main() -> None:
    given = orders()
    start, numbers = Barrier(given["callers"] + 1), count(given.get("first", 0))
    callers = [
        Caller(given["port"], given["request"], given["seconds"], start, given["status"], numbers)
        for _ in range(given["callers"])
    ]
    threads = [Thread(target=caller.run) for caller in callers]
    for thread in threads:
        thread.start()
    start.wait()
    began = monotonic()
    for thread in threads:
        thread.join()
    failed = next((caller.failed for caller in callers if caller.failed), "")
    answered = sum(len(caller.milliseconds) for caller in callers)
    seconds = max(caller.ended for caller in callers) - began
    say(
        rate=answered / seconds,
        failed=failed,
        milliseconds=[m for c in callers for m in c.milliseconds],
        next=next(numbers),
    )


if __name__ == "__main__":
    main()
