# SPDX-License-Identifier: AGPL-3.0-or-later
"""Threads in which sources are asked: read what is asked, fetch outside any transaction, record what came."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from threading import Lock

from services.chassis.clock import monotonic
from services.chassis.observe import log
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.identity.channels.answers import looked_at
from services.identity.channels.fetching import Fetcher
from services.identity.commands import record_feed_pull
from services.identity.queries import feed_pulls
from services.identity.store import Tx

THREADS = 2
PULLER = "identity.pull"


class FeedPulls:
    """Each source once at a time. What fails by itself is tried again by its timer."""

    def __init__(self, store: Callable[[], Store[Tx]], fetcher: Fetcher) -> None:
        self._store = store
        self._fetcher = fetcher
        self._threads = ThreadPoolExecutor(THREADS, "pulls")
        self._running: dict[tuple[str, str], Future[None]] = {}
        self._lock = Lock()

    def submit(self, tenant: str, source: str) -> None:
        with self._lock:
            if (tenant, source) in self._running:
                return
            self._running[tenant, source] = self._threads.submit(self._run, tenant, source)

    def rest(self) -> None:
        """Return when none is being asked any more."""
        with self._lock:
            running = list(self._running.values())
        wait(running)

    def _run(self, tenant: str, source: str) -> None:
        try:
            self.pull(tenant, source)
        except Exception as error:  # noqa: BLE001 - the others go on; this one's timer has it tried again
            log().error("pulling failed", source=source, exc_info=error)
        finally:
            with self._lock:
                self._running.pop((tenant, source), None)

    def pull(self, tenant: str, source: str) -> None:
        """One try."""
        store, by = self._store(), system_principal(tenant, PULLER)
        asking = feed_pulls.asking_for(store.reader(by), source)
        if asking is None:
            return
        began = monotonic()
        fetched = self._fetcher.fetch(asking)
        millis = round((monotonic() - began) * 1000)
        fetched = replace(looked_at(fetched, asking, store.tools.registers), millis=millis)
        log().info("source asked", source=source, problem=fetched.problem or "", millis=millis)
        store.transact(by, lambda tx: record_feed_pull.handle(tx, source, asking.number, fetched))
