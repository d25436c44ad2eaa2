# SPDX-License-Identifier: AGPL-3.0-or-later
"""Webhooks of many endpoints of which some hang: how long the others wait, with them and without."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from threading import Event, Thread
from time import monotonic

from scripts.bench import compounds, stores
from scripts.bench.measure import alternate, percentile
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects.service import TENANT
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath
from services.outreach.commands import begin_delivery, open_district
from services.outreach.domain.endpoints import Endpoint, Secret
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.domain.signatures import Signing, to_secret
from services.outreach.store import Tx

HANGS = 0.05
MOST = 1.5
AT_ONCE = 100
PATIENCE_S = 300.0
HOME = OrgPath(f"/{TENANT}")
BY = system_principal(TENANT, "bench")


@dataclass
class Receiver:
    """Answers at once, and at `/hangs/…` never; when the event came first to each of the others."""

    came: dict[str, float] = field(default_factory=dict)
    port: int = 0
    _ready: Event = field(default_factory=Event)

    def start(self) -> None:
        Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._ready.wait()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._take, "127.0.0.1", 0, backlog=4096)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await server.serve_forever()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode():
                length = next(
                    line.partition(":")[2] for line in head.lower().split("\r\n") if "content-length" in line
                )
                await reader.readexactly(int(length))
                path = head.split(" ", 2)[1]
                if path.startswith("/hangs/"):
                    await asyncio.sleep(PATIENCE_S)
                self.came.setdefault(path, monotonic())
                writer.write(b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def hooking(run: Run) -> Outcome:
    """One event for all endpoints at once; how long until it is at each of those that answer."""
    receiver = Receiver()
    receiver.start()
    subjects = {
        "all_well": _measured(run, receiver, 0),
        "some_hang": _measured(run, receiver, max(1, round(run.sizes.endpoints * HANGS))),
    }
    taken = alternate(subjects, run.sizes.turns, run.say)
    outcome = Outcome(f"p99 until an event is at one of {run.sizes.endpoints} endpoints", "ms")
    for name, label in (("all_well", "all answer"), ("some_hang", "one in twenty hangs")):
        outcome.bar(label, taken[name])
        outcome.figure(f"webhook_p99_ms.{name}", taken[name])
    outcome.ratio("webhook_p99_with_hanging", taken["some_hang"].over(taken["all_well"]), most=MOST)
    return outcome


def _measured(run: Run, receiver: Receiver, hanging: int) -> Callable[[], float]:
    """The p99 in milliseconds, in a fresh corner: nobody is known to hang."""

    def measure() -> float:
        store = stores.outreach(run.servers.corner())
        endpoints = _endpoints(store, receiver.port, run.sizes.endpoints, hanging)
        wanted = {one.url.partition(str(receiver.port))[2] for one in endpoints if "/hangs/" not in one.url}
        receiver.came.clear()
        runner, stop = stores.outreach_due(store), Event()
        began = monotonic()
        _emit(store, endpoints)
        worker = Thread(target=_fire, args=(runner, stop), daemon=True)
        worker.start()
        while not wanted <= receiver.came.keys():
            if monotonic() - began > PATIENCE_S:
                raise RuntimeError(f"{len(wanted - receiver.came.keys())} endpoints got nothing")
            stop.wait(0.05)
        stop.set()
        worker.join()
        return percentile([(receiver.came[path] - began) * 1000 for path in wanted], 0.99)

    return measure


def _fire(runner: TimerRunner, stop: Event) -> None:
    while not stop.is_set():
        if not runner.step():
            stop.wait(0.02)


def _endpoints(store: Store[Tx], port: int, count: int, hanging: int) -> Sequence[Endpoint]:
    """Those that hang stand between the others."""
    store.transact_as_platform("bench", lambda tx: open_district.handle(tx, TENANT, "Asia/Shanghai"))
    keys = store.reader(BY).keys
    secret, now = to_secret(b"s" * 32), system_now() - timedelta(minutes=1)
    every = count // hanging if hanging else count + 1
    made = []
    for number in range(count):
        endpoint_id, kind = new_id(), "hangs" if number % every == every - 1 else "well"
        sealed = keys.seal(secret, f"endpoint/{endpoint_id}")
        endpoint = Endpoint(
            id=endpoint_id,
            name="bench",
            url=f"http://127.0.0.1:{port}/{kind}/{number}",
            place=HOME,
            scopes=(Scope.ORDERS,),
            types=(),
            owner_id="bench",
            registered_at=now,
            secrets=(Secret(Signing.HMAC, sealed),),
        )
        made.append(endpoint)
    compounds.insert(store.database, Tx.endpoints, made)
    return made


def _emit(store: Store[Tx], endpoints: Sequence[Endpoint]) -> None:
    now = system_now()
    event = FedEvent(
        id=new_id(),
        type="linli.dispatch.v1.OrderReported",
        scope=Scope.ORDERS,
        aggregate=f"order/{new_id()}",
        number=1,
        time=now,
        actor="bench",
        correlation="",
        cause="",
        data=json.dumps({"orderId": new_id(), "placePath": HOME}),
        taken_at=now,
        position=1,
        place=HOME,
        within=HOME.ancestors(),
    )
    store.transact(BY, lambda tx: tx.feed.add(event))
    for start in range(0, len(endpoints), AT_ONCE):
        some = list(endpoints[start : start + AT_ONCE])
        store.transact(BY, partial(_begin, event=event, endpoints=some))


def _begin(tx: Tx, event: FedEvent, endpoints: list[Endpoint]) -> None:
    begin_delivery.handle(tx, event, endpoints)
