# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation on the real engine: one compound of ten flats, its owners, and those who serve it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.deliberation.domain.authority import HELD
from services.deliberation.domain.places import Ownership, Place
from services.deliberation.store import Tx
from services.deliberation.timers import timers

R = TypeVar("R")
TENANT = "320585"
NEIGHBOURHOOD = OrgPath("/320585/001/002")
COMPOUND = OrgPath("/320585/001/002/c01")
BUILDING = OrgPath("/320585/001/002/c01/b03")
ELSEWHERE = OrgPath("/320585/001/003")
PLACES = {
    "/320585": "district",
    "/320585/001": "sub_district",
    NEIGHBOURHOOD: "neighbourhood",
    ELSEWHERE: "neighbourhood",
    COMPOUND: "compound",
    BUILDING: "building",
}
FLATS = 10
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


def number(count: int) -> str:
    return f"01927f3a-0000-7000-8000-{count:012d}"


def person(count: int, name: str, *held: tuple[OrgPath, Role]) -> Principal:
    roles = [(role, path) for path, role in held]
    return Principal(TENANT, number(count), name, grants_of(roles, HELD))


OWNERS = tuple(person(count, f"业主{count}", (BUILDING, Role.RESIDENT)) for count in range(1, FLATS + 1))
ADMIN = person(90, "郑管理", (OrgPath("/320585"), Role.DISTRICT_ADMIN))


@dataclass
class Bench:
    """The service's store and its clock."""

    settings: Settings
    store: Store[Tx]
    clock: SimulatedClock

    def act(self, by: Principal, work: Callable[[Tx], R]) -> R:
        return self.store.transact(by, work)

    def read(self, by: Principal = ADMIN) -> Tx:
        return self.store.reader(by)

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        lease = Lease(self.store.database, "timers", "test", 10)
        runner = TimerRunner(self.store, "deliberation", timers, lease, 100, 3)
        fired = 0
        while count := runner.step():
            fired += count
        return fired

    def told(self, noun: str, item_id: str) -> list[str]:
        """The names of the events of one thing."""
        return [event.name for event in self.read().history(noun, item_id, limit=100).items]


def flat(count: int) -> str:
    """The id of a flat."""
    return number(1000 + count)


def settle(tx: Tx) -> None:
    """Flat n has n square metres more than ninety and belongs to owner n."""
    for count, (text, kind) in enumerate(PLACES.items()):
        path = OrgPath(text)
        place = Place(f"place-{count}", path, kind, f"{kind} {text[-3:]}", True, path.ancestors())
        tx.put_copy(Tx.places, place, 1)
    for count, owner in enumerate(OWNERS, 1):
        path = BUILDING.child(f"u{count:03d}")
        area = 9000 + 100 * count
        unit = Place(flat(count), path, "unit", f"{count}室", True, path.ancestors(), area, "registry")
        tx.put_copy(Tx.places, unit, 1)
        tx.put_copy(Tx.ownerships, Ownership(flat(count), (owner.subject,), owner.subject, "2020-01-01"), 1)
