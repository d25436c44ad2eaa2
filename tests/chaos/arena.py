# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy under fire: every service twice, behind wires that can be cut; what dies is started again.

Its processes are those of the local stack, started through `tests.chaos.launcher`.
"""

import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import TracebackType

from pymongo import MongoClient

from scripts.stack import Stack, ports, ready
from scripts.stack import plan as layout
from scripts.stack.process import Process, Running
from tests.chaos import launcher
from tests.chaos.outside import Outside
from tests.chaos.plan import HEARING, UNDER_FIRE

AMQP_WIRE, ENGINE_WIRE, CONTROL, METRICS = 230, 231, 232, 240

SETTINGS = {
    "LINLI_CLOCK": "simulated",
    "LINLI_DECLARE": "active",
    "LINLI_HTTP_WORKERS": "2",
    "LINLI_HTTP_THREADS": "4",
    "LINLI_ARGON2_MEMORY_KIB": "1024",
    "LINLI_RETRY_ATTEMPTS": "4",
    "LINLI_RETRY_FIRST_SECONDS": "0.2",
    "LINLI_BATCH_SIZE": "50",
    "LINLI_DRAIN_SECONDS": "5",
}
LEDGER = "ledger"
"""Hears all; no relay waits for it, for no registry names it, so it is there before the others."""


class Arena(Stack):
    """A stack whose members are started again when they die, unless they are held down."""

    def __init__(
        self,
        *,
        copies: int = 2,
        broken: str = "",
        settings: dict[str, str] | None = None,
        services: Sequence[str] = UNDER_FIRE,
    ) -> None:
        payments = (layout.PAYMENTS,) if "finance" in services else ()
        self.outside = Outside() if "outreach" in services else None
        told = self.outside.settings if self.outside else {}
        super().__init__(
            only=(*layout.SERVERS, *payments, *services),
            env=SETTINGS | told | (settings or {}),
            say=lambda _: None,
        )
        self.services = tuple(services)
        self._copies = copies
        self._broken = broken
        self.held: set[str] = set()
        self.restarts = 0
        self.orders = self.state.folder / "orders"
        self.orders.mkdir(parents=True, exist_ok=True)

    @property
    def plan(self) -> layout.Plan:
        if self._plan is None:
            given = super().plan
            servers = (*given.stages[1], self._proxy())
            services = tuple(self._armed(process, given) for process in given.stages[2])
            workers = tuple(self._workers(services, given))
            apis = tuple(process for process in services if process.name.endswith("-api"))
            unawaited = tuple(process for process in workers if process.name.startswith(LEDGER))
            others = tuple(process for process in workers if process not in unawaited)
            self._plan = replace(given, stages=(given.stages[0], servers, (*apis, *unawaited), others))
        return self._plan

    @property
    def hearing(self) -> tuple[str, ...]:
        """Who consumes events: all but identity, and the ledger."""
        return (*(name for name in HEARING if name in self.services), LEDGER)

    @property
    def workers(self) -> list[str]:
        return [process.name for process in self.plan.processes if "-worker" in process.name]

    @property
    def apis(self) -> list[str]:
        return [process.name for process in self.plan.processes if process.name.endswith("-api")]

    @property
    def control(self) -> int:
        return self.base + CONTROL

    @property
    def wires(self) -> dict[str, int]:
        return {"amqp": self.base + AMQP_WIRE, "engine": self.base + ENGINE_WIRE}

    def client(self) -> MongoClient:
        """Straight to the engine, past the wire."""
        return MongoClient(self.mongodb_uri, tz_aware=True, serverSelectionTimeoutMS=2000)

    def alive(self, name: str) -> Running | None:
        running = next((r for r in self.state.all() if r.name == name), None)
        child = self._children.get(name)
        if child is not None:
            child.poll()
        return running if running and running.is_alive() else None

    def revive(self) -> None:
        """Start again, without waiting, whatever is dead and not held down."""
        for number, stage in enumerate(self.plan.stages):
            for process in stage:
                if process.name not in self.held and not self.alive(process.name):
                    self._start(process, number)
                    self.restarts += 1

    def is_ready(self) -> bool:
        return all(process.ready() for process in self.plan.processes)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.down(signal.SIGKILL)  # the data is thrown away: nothing to save
        super().__exit__(kind, error, trace)
        if self.outside:
            self.outside.close()

    def _proxy(self) -> Process:
        pairs = {
            self.wires["amqp"]: ports.port(self.base, "amqp"),
            self.wires["engine"]: ports.port(self.base, "engine"),
        }
        argv = (sys.executable, "-m", "tests.chaos.proxy", str(self.control))
        return Process(
            name="wires",
            argv=(*argv, *(f"{listen}:{target}" for listen, target in pairs.items())),
            env={},
            ports={self.control: "the wires' control", **dict.fromkeys(pairs, "a wire")},
            ready=lambda: not ports.is_free(self.control),
        )

    def _armed(self, process: Process, given: layout.Plan) -> Process:
        """The same process behind the wires, with the named points armed."""
        argv = process.argv
        if process.name.endswith("-api"):
            service = process.name.removesuffix("-api")
            argv = (*argv[:-1], f"tests.chaos.launcher:api('services.{service}.app')")
        else:
            argv = (sys.executable, "-m", "tests.chaos.launcher", argv[-1])
        amqp = given.settings["LINLI_AMQP_URL"].replace(
            f":{ports.port(self.base, 'amqp')}/", f":{self.wires['amqp']}/"
        )
        engine = given.settings["LINLI_MONGODB_URI"].replace(
            f":{ports.port(self.base, 'engine')}/", f":{self.wires['engine']}/"
        )
        env = {
            **process.env,
            "LINLI_AMQP_URL": amqp,
            "LINLI_MONGODB_URI": engine,
            launcher.PROCESS: process.name,
            launcher.ORDERS: str(self.orders),
            launcher.BROKEN: self._broken,
        }
        return replace(process, argv=argv, env=env)

    def _workers(self, services: tuple[Process, ...], given: layout.Plan) -> Iterator[Process]:
        by_name = {process.name: process for process in services}
        pattern = by_name["dispatch-worker"]
        for number, name in enumerate((*self.services, LEDGER)):
            module = f"services.{name}.app" if name != LEDGER else "tests.chaos.ledger"
            for copy in range(self._copies):
                process = f"{name}-worker-{copy + 1}"
                metrics = self.base + METRICS + number * 10 + copy
                yield replace(
                    pattern,
                    name=process,
                    argv=(*pattern.argv[:-1], module),
                    env={
                        **by_name.get(f"{name}-worker", pattern).env,
                        "LINLI_METRICS_PORT": str(metrics),
                        launcher.PROCESS: process,
                    },
                    ports={metrics: f"{name}'s worker"},
                    ready=ready.http(f"http://{ports.HOST}:{metrics}/ready"),
                )
