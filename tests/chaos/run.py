# SPDX-License-Identifier: AGPL-3.0-or-later
"""One run: set up, load and strike, run dry, check."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from services.chassis.contracts import consumed_by
from tests.chaos import declared
from tests.chaos.arena import Arena
from tests.chaos.audit import Audit, audit
from tests.chaos.customer import Acknowledged
from tests.chaos.drain import Clock, NeverDry, run_dry
from tests.chaos.load import Life
from tests.chaos.meddler import Meddler
from tests.chaos.plan import Fault
from tests.chaos.settle import settle
from tests.chaos.strike import Striker

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PUSH = timedelta(minutes=4)
PUSH_EVERY_S = 0.5
REST = timedelta(days=40)
LIVES_A_DISTRICT = 2
ANSWER_S = 90


@dataclass
class Outcome:
    """What a run came to."""

    seed: int
    said: Acknowledged
    striker: Striker
    audit: Audit
    restarts: int
    planned: int
    seconds: float
    drain_seconds: float
    copies: int
    planted: int
    failures: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return self.audit.clean and not self.failures

    def as_json(self) -> dict[str, Any]:
        faults = sum(self.striker.done.values())
        return {
            "kills": self.striker.kills,
            "restarts": self.restarts,
            "acknowledged": self.said.commands,
            "events": self.audit.events,
            "lost": self.audit.lost,
            "doubled": self.audit.doubled,
            "reordered": self.audit.reordered,
            "invariants": self.audit.invariants,
            "seed": self.seed,
            "seconds": round(self.seconds, 1),
            "faults": faults,
            "faults_planned": self.planned,
            "faults_per_hour": round(faults / max(self.seconds, 1) * 3600),
            "by_kind": dict(sorted(self.striker.done.items())),
            "points": dict(sorted(self.striker.points.items())),
            "refused": dict(self.said.refused.most_common()),
            "requests_tried_again": self.said.retried,
            "copies": self.copies,
            "poison": self.planted,
            "dead_letters": self.audit.dead,
            "drain_seconds": round(self.drain_seconds, 1),
            "failures": self.failures,
        }


def run(
    arena: Arena,
    seed: int,
    faults: list[Fault],
    seconds: float,
    say: Callable[[str], None],
    *,
    rest: bool = True,
) -> Outcome:
    """Everything inside an arena that is up. `rest`: at the end let every limit expire."""
    clock = Clock(arena, START)
    districts = settle(arena)
    say(f"{len(districts)} districts stand; {len(faults)} faults in {seconds:.0f} s, seed {seed}")
    meddler = Meddler(arena.amqp_url, seed)
    meddler.dispatch_types = frozenset(consumed_by("dispatch"))
    meddler.start()
    said, over, stop = Acknowledged(), threading.Event(), threading.Event()
    urls = {service: arena.url(service) for service in ("identity", "dispatch")}
    lives = [
        Life(seed * 100 + number, district, urls, said, clock, over, stop)
        for number, district in enumerate(districts * LIVES_A_DISTRICT)
    ]
    for life in lives:
        life.start()
    striker = Striker(arena, meddler, say)
    pushed = 0.0

    def tick(elapsed: float) -> None:
        nonlocal pushed
        if elapsed - pushed > PUSH_EVERY_S:
            clock.push(PUSH)
            pushed = elapsed

    striker.run(faults, seconds, tick)
    stop.set()
    say(f"{said.commands} commands acknowledged; the last answers are awaited")
    _await_answers(arena, lives, over)
    meddler.finish()
    drained, failures = _dry(arena, clock, say if rest else None)
    found = audit(arena, said, meddler, districts)
    for name, offences in declared.find(arena, clock()).items():
        found.note(name, offences)
    failures += [f"{life.name}: {life.failure!r}" for life in lives if life.failure]
    return Outcome(
        seed, said, striker, found, arena.restarts, len(faults), seconds, drained, meddler.copies,
        len(meddler.planted), failures,
    )  # fmt: skip


def _await_answers(arena: Arena, lives: list[Life], over: threading.Event) -> None:
    end = time.monotonic() + ANSWER_S
    while any(life.is_alive() for life in lives) and time.monotonic() < end:
        arena.revive()
        time.sleep(0.2)
    over.set()
    for life in lives:
        life.join(30)


def _dry(arena: Arena, clock: Clock, say: Callable[[str], None] | None) -> tuple[float, list[str]]:
    """Run dry, let every limit expire, and run dry again."""
    try:
        drained = run_dry(arena, clock)
        if say is None:
            return drained, []
        say(f"dry after {drained:.1f} s; every limit expires")
        clock.push(REST)
        return drained + run_dry(arena, clock), []
    except NeverDry as full:
        return 0.0, [f"never dry: {full}"]
