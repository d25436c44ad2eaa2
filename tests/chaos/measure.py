# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens when something stays away or is full, and when one district floods the rest: figures."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import uuid4

from scripts.demo.api import Json
from services.chassis.ids import made_at
from tests.chaos.arena import Arena
from tests.chaos.customer import Acknowledged, Customer, GaveUp
from tests.chaos.drain import PREFIX, queues, relay_waits, wait_until
from tests.chaos.plan import ALWAYS
from tests.chaos.scene import PUSH, PUSH_EVERY_S, Scene
from tests.chaos.settle import District

CATCH_UP_S = 600
TIGHT = 50
FLOOD_ROWS = 400
FLOODERS = 3
QUIET_EVERY_S = 0.1
Figures = dict[str, Any]


def consumer_down(scene: Scene, seconds: float) -> Figures:
    """The ledger's consumers are away for all the load."""
    names = [name for name in scene.arena.workers if name.startswith("ledger")]
    return _away(scene, seconds, names, lambda: _waiting(scene.arena, "ledger"))


def broker_down(scene: Scene, seconds: float) -> Figures:
    """The broker is away for all the load: events wait in the event logs."""
    return _away(scene, seconds, ["broker"], lambda: _unpublished(scene.arena))


def full_queue(scene: Scene, seconds: float) -> Figures:
    """The ledger is away and its queues take no more than a few messages: the relay is refused."""
    broker = scene.arena.plan.broker
    assert broker is not None
    broker.call(
        'rabbit_policy:set(<<"/">>, <<"tight">>, <<"^ledger.inbox">>, '
        f'[{{<<"max-length">>, {TIGHT}}}], 0, <<"queues">>, <<"guest">>).'
    )
    names = [name for name in scene.arena.workers if name.startswith("ledger")]
    return _away(scene, seconds, names, lambda: _waiting(scene.arena, "ledger") + _unpublished(scene.arena))


def flood(scene: Scene, seconds: float) -> Figures:
    """One district sends what it can; the other commands gently and is timed, before and meanwhile."""
    quiet, loud = scene.districts
    urls = {service: scene.arena.url(service) for service in ALWAYS}
    watched = Acknowledged()
    customer = Customer(quiet.system, urls, watched, threading.Event())
    calm = _quiet(scene, customer, watched, quiet, seconds)
    for number in range(FLOODERS):
        scene.start(_Flood(number, loud, urls, scene.said, scene.clock, scene.stop))
    scene.pass_time(2)
    began, taken = time.monotonic(), _orders(scene.arena, loud.code)
    flooded = _quiet(scene, customer, watched, quiet, seconds)
    rows = (_orders(scene.arena, loud.code) - taken) / (time.monotonic() - began)
    scene.stop.set()
    return {"calm": calm, "flooded": flooded, "flood_rows_per_second": round(rows, 1)}


MEASURES: dict[str, Callable[[Scene, float], Figures]] = {
    "consumer-down": consumer_down,
    "broker-down": broker_down,
    "full-queue": full_queue,
    "flood": flood,
}


def _away(scene: Scene, seconds: float, names: list[str], backlog: Callable[[], int]) -> Figures:
    arena = scene.arena
    scene.begin()
    scene.pass_time(seconds)
    before = _spans(scene.said.waits)
    acknowledged = scene.said.commands
    scene.said.waits.clear()
    for name in names:
        arena.held.add(name)
        arena.kill(name)
    scene.pass_time(seconds)
    during = _spans(scene.said.waits)
    scene.stop.set()
    scene.pass_time(1)
    left = backlog()
    arena.held.clear()
    arena.revive()
    wait_until(lambda: all(p.ready() for p in arena.plan.processes if p.name in names), CATCH_UP_S, "ready")
    began, started = time.monotonic(), backlog()
    wait_until(lambda: backlog() == 0 and _unpublished(arena) == 0, CATCH_UP_S, "the backlog")
    caught_up = max(time.monotonic() - began, 0.1)
    return {
        "simulated_hours": round(seconds / PUSH_EVERY_S * PUSH / timedelta(hours=1), 1),
        "commands_before": acknowledged,
        "commands_meanwhile": scene.said.commands - acknowledged,
        "command_seconds_before": before,
        "command_seconds_meanwhile": during,
        "backlog": left,
        "backlog_when_ready": started,
        "catch_up_seconds": round(caught_up, 1),
        "catch_up_events_per_second": round(started / caught_up),
    }


class _Flood(threading.Thread):
    """A district's system that sends rows as fast as they are taken."""

    def __init__(
        self,
        number: int,
        district: District,
        urls: dict[str, str],
        said: Acknowledged,
        now: Callable[[], datetime],
        stop: threading.Event,
    ) -> None:
        super().__init__(name=f"flood-{number}", daemon=True)
        self._customer = Customer(district.system, urls, said, stop)
        self._said, self._code, self._now, self._ending = said, district.code, now, stop

    def run(self) -> None:
        while not self._ending.is_set():
            batch, at = uuid4().hex[:12], (self._now() - timedelta(hours=1)).isoformat()
            rows: list[Json] = [
                {
                    "source": "city-311",
                    "external_id": f"{batch}-{number}",
                    "category": "street-light",
                    "description": "路灯不亮",
                    "channel": "phone",
                    "reported_at": at,
                }
                for number in range(FLOOD_ROWS)
            ]
            try:
                answers = self._customer.send_rows(rows)
            except GaveUp:
                return
            with self._said.lock:
                self._said.commands += len(answers)
                self._said.rows |= {(self._code, a["external_id"]): False for a in answers if a["order_id"]}


def _quiet(
    scene: Scene, customer: Customer, watched: Acknowledged, district: District, seconds: float
) -> Figures:
    """Commands at a gentle pace, and how long each and its event took."""
    end, watched.waits = time.monotonic() + seconds, []
    orders = []
    while time.monotonic() < end:
        body = {"category": "lamp", "description": "灯", "place_path": district.compound}
        made = customer.send("dispatch", "POST", "/dispatch/v1/orders", body)
        if made:
            orders.append(f"order/{made['id']}")
        scene.tick()
        time.sleep(QUIET_EVERY_S)
    delays = _event_delays(scene.arena, district.code, orders)
    return {
        "commands": len(orders),
        "command_seconds": _spans(watched.waits),
        "event_seconds": _spans(delays),
    }


def _orders(arena: Arena, tenant: str) -> int:
    with arena.client() as client:
        return client[f"{PREFIX}dispatch"]["orders"].count_documents({"tenant": tenant})


def _event_delays(arena: Arena, tenant: str, aggregates: list[str]) -> list[float]:
    """From an event's record to its effect in the ledger."""
    with arena.client() as client:
        wanted = {"tenant": tenant, "type": "linli.dispatch.v1.OrderReported"}
        names = set(aggregates)
        log = client[f"{PREFIX}dispatch"]["events"].find(wanted, {"aggregate": 1})
        ids = [e["_id"] for e in log if e["aggregate"] in names]
        effects = client[f"{PREFIX}ledger"]["inbox"]
        found: dict[str, datetime] = {}

        def arrived() -> bool:
            for event in set(ids) - set(found):
                if effect := effects.find_one({"_id": event}):
                    found[event] = effect["at"]
            return len(found) == len(ids)

        wait_until(arrived, CATCH_UP_S, "the quiet district's events")
    return [(at - made_at(event)).total_seconds() for event, at in found.items()]


def _spans(seconds: Iterable[float]) -> dict[str, float]:
    """Median and 99th percentile in seconds."""
    ordered = sorted(seconds)
    if not ordered:
        return {}
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {"p50": round(median(ordered), 3), "p99": round(p99, 3)}


def _waiting(arena: Arena, service: str) -> int:
    return sum(queues(arena, service).values())


def _unpublished(arena: Arena) -> int:
    with arena.client() as client:
        return sum(relay_waits(client, service) for service in ALWAYS)
