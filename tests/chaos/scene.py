# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts under load in an arena: from the set-up to the checked books."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from services.chassis.contracts import consumed_by
from tests.chaos import declared
from tests.chaos.arena import Arena
from tests.chaos.audit import Audit, audit
from tests.chaos.customer import Acknowledged
from tests.chaos.drain import Clock, NeverDry, run_dry
from tests.chaos.load import Life
from tests.chaos.meddler import Meddler
from tests.chaos.settle import District, settle

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PUSH = timedelta(minutes=4)
PUSH_EVERY_S = 0.5
REST = timedelta(days=40)
LIVES_A_DISTRICT = 2
ANSWER_S = 90
POLL_S = 0.2


class Scene:
    """Time passes for its districts with `tick`; `end` stops the load, lets all run dry and checks."""

    def __init__(self, arena: Arena, seed: int, say: Callable[[str], None]) -> None:
        self.arena = arena
        self.say = say
        self.clock = Clock(arena, START)
        self.districts = settle(arena)
        self.meddler = Meddler(arena.amqp_url, seed, frozenset(consumed_by("dispatch")))
        self.said = Acknowledged()
        self.stop = threading.Event()
        self.failures: list[str] = []
        self.drain_seconds = 0.0
        self._seed = seed
        self._over = threading.Event()
        self._lives: list[threading.Thread] = []
        self._pushed = time.monotonic()

    def begin(self, lives_a_district: int = LIVES_A_DISTRICT) -> None:
        """Let the districts' people and systems loose."""
        self.meddler.start()
        for number, district in enumerate(self.districts * lives_a_district):
            self.start(self.life(number, district))

    def life(self, number: int, district: District) -> Life:
        urls = {service: self.arena.url(service) for service in ("identity", "dispatch")}
        seed = self._seed * 100 + number
        return Life(seed, district, urls, self.said, self.clock, self._over, self.stop)

    def start(self, life: threading.Thread) -> None:
        self._lives.append(life)
        life.start()

    def tick(self, _elapsed: float = 0.0) -> None:
        if time.monotonic() - self._pushed > PUSH_EVERY_S:
            self.clock.push(PUSH)
            self._pushed = time.monotonic()

    def pass_time(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.tick()
            time.sleep(POLL_S)

    def end(self, *, rest: bool = True) -> Audit:
        """Stop the load, let all run dry (`rest`: and every limit expire) and check the books."""
        self.stop.set()
        self.say(f"{self.said.commands} commands acknowledged; the last answers are awaited")
        self._await_answers()
        self.meddler.finish()
        try:
            self.drain_seconds = run_dry(self.arena, self.clock)
            self.say(f"dry after {self.drain_seconds:.1f} s")
            if rest:
                self.clock.push(REST)
                self.drain_seconds += run_dry(self.arena, self.clock)
        except NeverDry as full:
            self.failures.append(f"never dry: {full}")
        found = audit(self.arena, self.said, self.meddler, self.districts)
        for name, offences in declared.find(self.arena, self.clock()).items():
            found.note(name, offences)
        failures = [(life.name, getattr(life, "failure", None)) for life in self._lives]
        self.failures += [f"{name}: {failure!r}" for name, failure in failures if failure]
        return found

    def _await_answers(self) -> None:
        end = time.monotonic() + ANSWER_S
        while any(life.is_alive() for life in self._lives) and time.monotonic() < end:
            self.arena.revive()
            time.sleep(POLL_S)
        self._over.set()
        for life in self._lives:
            life.join(30)
