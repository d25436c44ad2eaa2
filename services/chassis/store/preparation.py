# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service needs of its database before it works: made in the background, until the database is there.

A process that starts while the database is away waits; it neither exits nor keeps its probes waiting.
"""

from collections.abc import Callable
from threading import Event as Flag
from threading import Lock, Thread

from pymongo.errors import InvalidOperation, PyMongoError

from services.chassis.observe import log

PAUSE_SECONDS = 1.0


class NotPrepared(PyMongoError):
    """The service has not found its database yet: as good as a database that is away."""


class Preparation:
    """Runs `work` in a thread of its own, again for as long as the database is away."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._over = Flag()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._error: Exception | None = None

    def wait(self, seconds: float) -> bool:
        """Begin if nobody has; whether it is done within so many seconds. Raises what `work` raises."""
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="preparation", daemon=True)
                self._thread.start()
        over = self._over.wait(seconds)
        if self._error:
            raise self._error
        return over

    def check(self) -> None:
        """Raises NotPrepared until it is done."""
        if self._error or not self._over.is_set():
            raise NotPrepared

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._work()
            except InvalidOperation as error:
                self._error = error
                self._over.set()
            except PyMongoError as error:
                log().warning("waits for the database", error=str(error)[:300])
                self._over.wait(PAUSE_SECONDS)
            except Exception as error:  # noqa: BLE001 - whoever waits gets it
                log().error("cannot prepare the database", exc_info=error)
                self._error = error
                self._over.set()
            else:
                self._over.set()
