# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whoever is busy in a district: a thread that does one thing after the other until the load ends."""

import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from scripts.demo.api import Json
from scripts.demo.oauth import Person, System
from tests.chaos.customer import Acknowledged, Customer, GaveUp
from tests.chaos.settle import District

Doing = Callable[[], None]


@dataclass(frozen=True)
class Around:
    """Where somebody lives. `stop`: nothing new is begun; `over`: nobody waits for an answer any more."""

    district: District
    urls: dict[str, str]
    said: Acknowledged
    now: Callable[[], datetime]
    over: threading.Event
    stop: threading.Event


class Life(threading.Thread):
    """One busy hand in one district."""

    pause_s = 0.0

    def __init__(self, seed: int, around: Around) -> None:
        super().__init__(name=f"{type(self).__name__.lower()}-{around.district.code}-{seed}", daemon=True)
        self.chance = random.Random(seed)
        self.at = around.district
        self.said = around.said
        self.now = around.now
        self.ending = around.stop
        self._around = around
        self.desk = self.customer(around.district.system)
        self.failure: BaseException | None = None

    def customer(self, who: System | Person) -> Customer:
        return Customer(who, self._around.urls, self.said, self._around.over)

    def doings(self) -> Mapping[Doing, int]:
        """What there is to do, and how often each is done."""
        raise NotImplementedError

    def run(self) -> None:
        doings = self.doings()
        try:
            while not self.ending.is_set():
                self.chance.choices(list(doings), list(doings.values()))[0]()
                self.ending.wait(self.pause_s)
        except GaveUp:
            return
        except BaseException as error:
            self.failure = error
            raise

    def tell(
        self,
        service: str,
        path: str,
        body: Json | None,
        aggregate: str,
        event: str,
        *,
        method: str = "POST",
        by: Customer | None = None,
    ) -> Json | None:
        """One command; what it says has happened is noted, or that nobody knows.

        An `aggregate` that ends with a slash gets the answer's id.
        """
        try:
            answer = (by or self.desk).send(service, method, f"/{service}/v1/{path}", body)
        except GaveUp:
            self.said.unknown[self.at.code, aggregate] += 1
            raise
        if answer is not None:
            name = aggregate if not aggregate.endswith("/") else aggregate + str(answer["id"])
            self.said.told(self.at.code, name, event)
        return answer

    def read(self, service: str, path: str) -> Json | None:
        return self.desk.send(service, "GET", f"/{service}/v1/{path}")
