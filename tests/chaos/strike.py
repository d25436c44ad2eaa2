# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries out the plan: one fault after the other, from the thread that owns the processes."""

import heapq
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from pathlib import Path

from tests.chaos import proxy
from tests.chaos.arena import Arena
from tests.chaos.meddler import Meddler
from tests.chaos.plan import Fault

TICK_S = 0.1
REACHED_WITHIN_S = 15.0
"""An older order gives way to the next: some points are out of reach, as a relay's without its lease."""
REVIVED_EVERY_S = 0.4


class Striker:
    """`done` counts the faults by kind, `points` the named points at which a process died."""

    def __init__(self, arena: Arena, meddler: Meddler, say: Callable[[str], None]) -> None:
        self._arena = arena
        self._meddler = meddler
        self._say = say
        self._later: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()
        self._ordered: dict[str, tuple[str, float]] = {}
        self.done: Counter[str] = Counter()
        self.points: Counter[str] = Counter()
        self.kills = 0

    def run(self, faults: Iterable[Fault], seconds: float, every_tick: Callable[[float], None]) -> None:
        """Strike at the planned times until the time is over; then let everything stand up again."""
        began, revived, waiting = time.monotonic(), 0.0, list(faults)
        while (elapsed := time.monotonic() - began) < seconds:
            while waiting and waiting[0].at <= elapsed:
                fault = waiting.pop(0)
                self._say(f"{elapsed:8.2f} {fault}")
                self._strike(fault)
            self._do_later(elapsed_limit=time.monotonic())
            if elapsed - revived > REVIVED_EVERY_S:
                self._arena.revive()
                self._count_points()
                revived = elapsed
            every_tick(elapsed)
            time.sleep(TICK_S)
        self.calm()

    def calm(self) -> None:
        """End every pause, hold and order, and start what is dead."""
        self._do_later(elapsed_limit=float("inf"))
        self._count_points()
        for order in self._arena.orders.iterdir():
            order.unlink()
        self._ordered.clear()
        self._arena.revive()

    def _strike(self, fault: Fault) -> None:
        getattr(self, "_" + fault.kind.replace("-", "_"))(fault)

    def _point(self, fault: Fault) -> None:
        order, given_at = self._ordered.get(fault.target, ("", 0.0))
        if order and time.monotonic() - given_at < REACHED_WITHIN_S:
            return
        (self._arena.orders / f"{fault.target}.new").write_text(fault.detail)
        (self._arena.orders / f"{fault.target}.new").rename(self._arena.orders / fault.target)
        self._ordered[fault.target] = (fault.detail.split()[0], time.monotonic())

    def _count_points(self) -> None:
        for done in self._arena.orders.glob("*.done"):
            done.unlink()
            point, _ = self._ordered.pop(done.stem, ("", 0.0))
            self.points[point] += 1
            self.done["point"] += 1
            self.kills += 1

    def _kill(self, fault: Fault) -> None:
        if self._arena.alive(fault.target):
            self._arena.kill(fault.target)
            self._count(fault, kill=True)

    _kill_api = _kill

    def _kill_api_worker(self, fault: Fault) -> None:
        master = self._arena.alive(fault.target)
        children = _children(master.pid) if master else []
        if children:
            os.kill(children[-1], signal.SIGKILL)
            self._count(fault, kill=True)

    def _pause(self, fault: Fault) -> None:
        running = self._arena.alive(fault.target)
        if running:
            running.signal_group(signal.SIGSTOP)
            self._after(fault.seconds, lambda: running.signal_group(signal.SIGCONT))
            self._count(fault)

    _pause_server = _pause

    def _away(self, fault: Fault) -> None:
        """All workers of a service; its API goes on."""
        for name in self._arena.workers:
            if name.startswith(f"{fault.target}-"):
                self._arena.held.add(name)
                if self._arena.alive(name):
                    self._arena.kill(name)
                self._after(fault.seconds, partial(self._arena.held.discard, name))
        self._count(fault, kill=True)

    def _kill_server(self, fault: Fault, number: signal.Signals = signal.SIGKILL) -> None:
        if self._arena.alive(fault.target):
            self._arena.held.add(fault.target)
            self._arena.kill(fault.target, number)
            self._after(fault.seconds, lambda: self._arena.held.discard(fault.target))
            self._count(fault, kill=number is signal.SIGKILL)

    def _stop_server(self, fault: Fault) -> None:
        self._kill_server(fault, signal.SIGTERM)

    def _cut(self, fault: Fault) -> None:
        self._wire(fault, "cut")

    def _stall(self, fault: Fault) -> None:
        self._wire(fault, "stall", fault.seconds)

    def _drop(self, fault: Fault) -> None:
        self._wire(fault, "drop", fault.seconds)

    def _slow(self, fault: Fault) -> None:
        self._wire(fault, "delay", float(fault.detail))
        self._after(fault.seconds, lambda: self._wire(fault, "delay", 0.0, counted=False))

    def _copies(self, fault: Fault) -> None:
        self._meddler.copy(fault.target, int(fault.detail))
        self._count(fault)

    def _races(self, fault: Fault) -> None:
        self._meddler.race()
        self._count(fault)

    def _poison(self, fault: Fault) -> None:
        self._meddler.poison(fault.target, fault.detail)
        self._count(fault)

    def _wire(self, fault: Fault, order: str, seconds: float = 0.0, *, counted: bool = True) -> None:
        proxy.command(self._arena.control, self._arena.wires[fault.target], order, seconds)
        if counted:
            self._count(fault)

    def _count(self, fault: Fault, *, kill: bool = False) -> None:
        self.done[fault.kind] += 1
        self.kills += kill

    def _after(self, seconds: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._later, (time.monotonic() + seconds, next(self._numbers), action))

    def _do_later(self, elapsed_limit: float) -> None:
        while self._later and self._later[0][0] <= elapsed_limit:
            heapq.heappop(self._later)[2]()


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []
