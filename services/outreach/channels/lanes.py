# SPDX-License-Identifier: AGPL-3.0-or-later
"""Threads in which things are sent: each lane once at a time, and those that take long beside the others."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from services.chassis.observe import log

Key = tuple[str, str, str]
"""Tenant, kind and id of what has something to send."""
Work = Callable[[str, str], None]
"""Sends what is due: `work(tenant, item_id)`."""
SLOW_SHARE = 4


class SendingLanes:
    """Runs the work of a kind for what is submitted.

    While a lane runs, another submission has it run once more behind. What failed to answer before gets a
    share of the threads of its own: it delays only its like.
    """

    def __init__(self, threads: int, stopped: Callable[[], bool] = lambda: False) -> None:
        slow = max(1, threads // SLOW_SHARE)
        self._quick = ThreadPoolExecutor(max(1, threads - slow), "sends")
        self._slow = ThreadPoolExecutor(slow, "sends-slowly")
        self._stopped = stopped
        self._work: dict[str, Work] = {}
        self._running: dict[Key, bool] = {}
        self._lock = Lock()

    def register(self, kind: str, work: Work) -> None:
        self._work[kind] = work

    def submit(self, tenant: str, kind: str, item_id: str, *, slow: bool) -> None:
        key = (tenant, kind, item_id)
        with self._lock:
            if key in self._running:
                self._running[key] = True
                return
            self._running[key] = False
        (self._slow if slow else self._quick).submit(self._run, key)

    def _run(self, key: Key) -> None:
        tenant, kind, item_id = key
        again = True
        while again and not self._stopped():
            try:
                self._work[kind](tenant, item_id)
            except Exception as error:  # noqa: BLE001 - the others go on; this one's timer has it tried again
                log().error("sending failed", kind=kind, item_id=item_id, exc_info=error)
            with self._lock:
                again, self._running[key] = self._running[key], False
                if not again:
                    del self._running[key]
        with self._lock:
            self._running.pop(key, None)
