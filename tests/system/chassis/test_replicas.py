# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several workers of a service share its queues, and whoever remains takes over."""

from threading import Thread
from typing import Any

from scripts.stack.broker_package import Release
from services.chassis.clock import monotonic
from services.chassis.contracts import consumed_by
from services.chassis.messaging import Reactions
from services.chassis.timers import Timers
from services.chassis.worker import Worker
from tests.system.chassis.conftest import Bench, until

QUEUES = 16
THINGS = [f"t{number}" for number in range(48)]
TAKE_OVER_SECONDS = 10
ROUNDS = 8


def noting(bench: Bench, seen: set[str]) -> Reactions:
    """The hearer's reactions; what this worker handles is noted."""
    made = Reactions()
    for event_type in consumed_by("dispatch"):
        reaction = bench.reactions().get(event_type)
        assert reaction is not None

        def note(tx: Any, message: Any, reaction: Any = reaction) -> None:
            seen.add(message.place_id)
            reaction(tx, message)

        made.on(event_type)(note)
    return made


def tell(bench: Bench, told: list[str]) -> None:
    """One event more of each lane, and wait until all were heard in order."""
    told.append(str(len(told)))
    for thing in THINGS:
        bench.tell(thing, told[-1])
    until(lambda: all(bench.heard(thing) == tuple(told) for thing in THINGS))


def test_two_workers_share_the_queues_and_one_takes_over(bench: Bench, broker_release: Release) -> None:
    settings = bench.settings_of("dispatch", bench.hearer.database, inbox_queues=QUEUES)
    handled: tuple[set[str], set[str]] = (set(), set())
    for seen in handled:
        worker = Worker(settings, "dispatch", bench.hearer, noting(bench, seen), Timers())
        thread = Thread(target=worker.work, daemon=True)
        thread.start()
        bench.workers.append((worker, thread))
        until(lambda worker=worker: bool(worker.alive()))
    bench.start("sender")
    told: list[str] = []
    while not (all(handled) or len(told) == ROUNDS):
        tell(bench, told)
    if broker_release.suite:  # 4.0; before, the first to come keeps all
        assert all(handled), "each has some of the queues"
    first, thread = bench.workers.pop(0)
    first.stop.set()
    thread.join(20)
    began = monotonic()
    tell(bench, told)
    assert monotonic() - began < TAKE_OVER_SECONDS
