# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts under load in an arena: from the set-up to the checked books."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from tests.chaos import declared, telling
from tests.chaos.arena import LEDGER, Arena
from tests.chaos.assembly import Assembly
from tests.chaos.audit import Audit, audit, logs_of
from tests.chaos.customer import Acknowledged
from tests.chaos.drain import Clock, NeverDry, run_dry
from tests.chaos.ground import prepare
from tests.chaos.life import Around, Life
from tests.chaos.load import Desk
from tests.chaos.meddler import Meddler
from tests.chaos.neighbour import Neighbour
from tests.chaos.payer import Payer
from tests.chaos.rating import Rating
from tests.chaos.settle import District, settle
from tests.chaos.treasury import Treasury

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PUSH = timedelta(minutes=4)
PUSH_EVERY_S = 0.5
ROUNDS = 40
"""A channel's next round comes by the business clock, at the channel's pace."""
NIGHT, REST = timedelta(days=1), timedelta(days=40)
LIVES_A_DISTRICT = 2
ANSWER_S = 90
POLL_S = 0.2


class Scene:
    """Time passes for its districts with `tick`; `end` stops the load, lets all run dry and checks."""

    def __init__(self, arena: Arena, seed: int, say: Callable[[str], None]) -> None:
        self.arena = arena
        self.say = say
        self.clock = Clock(arena, START)
        self.districts = prepare(arena, self.clock, settle(arena))
        self.meddler = Meddler(arena.amqp_url, seed, [name for name in arena.hearing if name != LEDGER])
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
            self.start(Desk(self._seed * 100 + number, self._around(district)))
        for number, district in enumerate(self.districts):
            for life in self._others(self._seed * 100 + number, self._around(district)):
                self.start(life)

    def _around(self, district: District) -> Around:
        urls = {service: self.arena.url(service) for service in self.arena.services}
        return Around(district, urls, self.said, self.clock, self._over, self.stop)

    def _others(self, seed: int, around: Around) -> Iterator[Life]:
        """Who is busy beside the desks, in the services that are under fire."""
        if "deliberation" in self.arena.services:
            yield Assembly(seed, around)
        if "finance" in self.arena.services:
            yield Treasury(seed, around)
            yield Payer(seed, around, self.arena.settings["LINLI_PAYMENT_SECRET"])
        if "credit" in self.arena.services:
            yield Rating(seed, around)
        if "outreach" in self.arena.services:
            yield Neighbour(seed, around)

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
        told: dict[str, list[str]] = {}
        try:
            self.drain_seconds = run_dry(self.arena, self.clock, self.say)
            self.say(f"dry after {self.drain_seconds:.1f} s")
            told = self._told()
            if rest:
                self.clock.push(REST)
                self.drain_seconds += run_dry(self.arena, self.clock, self.say)
        except NeverDry as full:
            self.failures.append(f"never dry: {full}")
        found = audit(self.arena, self.said, self.meddler, self.districts)
        for name, offences in declared.find(self.arena, self.clock()).items():
            found.note(name, offences)
        for name, offences in told.items():
            found.note(name, offences)
        failures = [(life.name, getattr(life, "failure", None)) for life in self._lives]
        self.failures += [f"{name}: {failure!r}" for name, failure in failures if failure]
        return found

    def _told(self) -> dict[str, list[str]]:
        """Before what was sent is forgotten, and after the quiet hours: what the outside counted."""
        if not self.arena.outside:
            return {}
        self.clock.push(NIGHT)
        with self.arena.client() as client:
            for _ in range(ROUNDS):
                self.clock.push(PUSH)
                self.drain_seconds += run_dry(self.arena, self.clock, self.say)
                if not telling.unsent(client):
                    logs = logs_of(client, self.arena.services)
                    return telling.find(client, self.arena.outside, self.districts, logs)
        raise NeverDry("not all is sent")

    def _await_answers(self) -> None:
        end = time.monotonic() + ANSWER_S
        while any(life.is_alive() for life in self._lives) and time.monotonic() < end:
            self.arena.revive()
            time.sleep(POLL_S)
        self._over.set()
        for life in self._lives:
            life.join(30)
