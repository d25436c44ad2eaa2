# SPDX-License-Identifier: AGPL-3.0-or-later
"""Threads in which things are sent: each lane once at a time, and those that take long beside the others."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock, Thread

from services.chassis.clock import monotonic, pause
from services.chassis.observe import log

Key = tuple[str, str, str]
"""Tenant, kind and id of what has something to send."""
Work = Callable[[str, str], None]
"""Sends what is due: `work(tenant, item_id)`."""
SLOW_SHARE = 4
PATIENCE_SECONDS = 1.0
LOOK_SECONDS = 0.2
MOST_LATE = 200
"""So many that do not answer for the first time at once keep nobody waiting for a thread."""


class Permits:
    """So many may work at once; who takes long hands theirs on to the next, and goes on beside."""

    def __init__(self, most: int, patience: float) -> None:
        self._free = BoundedSemaphore(most)
        self._patience = patience
        self._since: dict[object, float] = {}
        self._watched = False
        self._lock = Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        self._free.acquire()
        mine = object()
        with self._lock:
            self._since[mine] = monotonic()
            if not self._watched:
                self._watched = True
                Thread(target=self._watch, name="sends-watch", daemon=True).start()
        try:
            yield
        finally:
            self._hand_on(mine)

    def _hand_on(self, permit: object) -> None:
        """Once, whoever comes first: who held it, or who watches."""
        if self._since.pop(permit, None) is not None:
            self._free.release()

    def _watch(self) -> None:
        """As long as something is being sent."""
        while self._is_busy():
            pause(LOOK_SECONDS)
            late = monotonic() - self._patience
            for permit, since in list(self._since.items()):
                if since < late:
                    self._hand_on(permit)

    def _is_busy(self) -> bool:
        with self._lock:
            self._watched = bool(self._since)
            return self._watched


class SendingLanes:
    """Runs the work of a kind for what is submitted.

    While a lane runs, another submission has it run once more behind. What gave no answer before, or took
    long over it, gets a share of the threads of its own: it delays only its like. What does not answer for
    the first time holds up nobody either: after a moment another takes its turn.
    """

    def __init__(
        self,
        threads: int,
        stopped: Callable[[], bool] = lambda: False,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        slow = max(1, threads // SLOW_SHARE)
        quick = max(1, threads - slow)
        self._permits = Permits(quick, patience)
        self._quick = ThreadPoolExecutor(quick + MOST_LATE, "sends")
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
        if slow:
            self._slow.submit(self._run, key)
        else:
            self._quick.submit(self._run_quickly, key)

    def _run_quickly(self, key: Key) -> None:
        with self._permits.one():
            self._run(key)

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
