# SPDX-License-Identifier: AGPL-3.0-or-later
"""Waits until everything has run dry: event logs, queues, parked events, due timers."""

import re
import subprocess
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from services.chassis.messaging.topology import Topology
from services.chassis.store import Database
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.timers import overdue
from tests.chaos.arena import LEDGER, Arena

PATIENCE_S = 120
POLL_S = 0.5
UNKNOWN_TYPE = "linli.identity.v9.Nonsense"
"""Of a release that never comes: it waits for ever, and nobody waits for it."""
STILL = 3
PREFIX = "linli_"
QUEUES = 2


class NeverDry(Exception):
    """Something stayed full; the text says what."""


class Clock:
    """The simulated business time, pushed on as the load goes."""

    def __init__(self, arena: Arena, start: datetime) -> None:
        self._documents = arena.client()[f"{PREFIX}simulation"]["simulation"]
        self._now = start
        self.push(timedelta())

    def __call__(self) -> datetime:
        return self._now

    def push(self, span: timedelta) -> None:
        """Later for all; a dead engine is asked again next time."""
        self.go(self._now + span)

    def go(self, moment: datetime) -> None:
        """That moment for all."""
        try:
            self._documents.replace_one({"_id": "now"}, {"_id": "now", "at": moment}, upsert=True)
        except PyMongoError:
            return
        self._now = moment


def run_dry(arena: Arena, clock: Clock, say: Callable[[str], None]) -> float:
    """How many seconds it took; `say` is told what is left. Raises NeverDry when nothing moves for long."""
    began = moved = time.monotonic()
    before: dict[str, int] = {}
    calm = 0
    while calm < STILL:
        arena.revive()
        left = _left(arena, clock())
        if left != before:
            before, moved = left, time.monotonic()
            say(f"left: { ({name: count for name, count in left.items() if count}) }")
        calm = calm + 1 if left and not any(left.values()) else 0
        if time.monotonic() - moved > PATIENCE_S:
            raise NeverDry(str({name: count for name, count in left.items() if count}))
        time.sleep(POLL_S)
    return time.monotonic() - began


def _left(arena: Arena, now: datetime) -> dict[str, int]:
    """What still waits, by where; empty when it cannot be seen."""
    found: dict[str, int] = {}
    try:
        with arena.client() as client:
            for service in (*arena.services, LEDGER):
                data = client[f"{PREFIX}{service}"]
                found[f"{service} unpublished"] = relay_waits(client, service)
                found[f"{service} parked"] = data["parked"].count_documents({"type": {"$ne": UNKNOWN_TYPE}})
                found[f"{service} due"] = data["timers"].count_documents(overdue(now))
        found |= queues(arena, *arena.hearing)
    except (PyMongoError, OSError, RuntimeError, subprocess.TimeoutExpired):
        return {}
    return found


def relay_waits(client: MongoClient, service: str) -> int:
    """How many events are not out, and how many lanes stand still."""
    relay = RelayRecords(Database(client, f"{PREFIX}{service}"))
    return relay.waiting() + relay.stalled_count()


def queues(arena: Arena, *services: str) -> dict[str, int]:
    """Messages in the queues of services, those on the way to a consumer included."""
    topologies = [Topology(service) for service in services]
    names = [one.queue(number) for one in topologies for number in range(QUEUES)]
    names += [one.dead for one in topologies]
    listed = ", ".join(f'<<"{name}">>' for name in names)
    expression = (
        'list_to_tuple([begin {ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"/">>, queue, N)), '
        "[{messages, M}] = rabbit_amqqueue:info(Q, [messages]), M end || N <- [" + listed + "]])."
    )
    broker = arena.plan.broker
    assert broker is not None
    said = broker.call(expression)
    counts = re.findall(r"\d+", said.removeprefix("{ok,"))
    return dict(zip(names, map(int, counts), strict=True))


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise NeverDry(what)
        time.sleep(POLL_S)
