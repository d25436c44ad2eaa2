# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch on the real engine: one district with a grid, a building and the people around it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.event_log import EVENTS
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.dispatch.commands import (
    accept_order,
    assign_order,
    defer_order,
    finish_order,
    report_order,
    revisit_order,
    start_order,
)
from services.dispatch.commands.assign_order import AssignOrder
from services.dispatch.commands.defer_order import DeferOrder
from services.dispatch.commands.finish_order import FinishOrder
from services.dispatch.commands.report_order import Point, ReportOrder
from services.dispatch.commands.revisit_order import RevisitOrder
from services.dispatch.domain.authority import HELD
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import Appointment, Company, Person, Place, RoleGrant
from services.dispatch.store import Tx
from services.dispatch.timers import timers
from tests.unit.dispatch.samples import at

R = TypeVar("R")
TENANT = "320585"
NEIGHBOURHOOD = OrgPath("/320585/001/002")
COMPOUND = OrgPath("/320585/001/002/c01")
BUILDING = OrgPath("/320585/001/002/c01/b03")
ELSEWHERE = OrgPath("/320585/001/003")
GRID = OrgPath("/320585/001/002/g-01")
PLACES = {
    "/320585": "district",
    "/320585/001": "sub_district",
    NEIGHBOURHOOD: "neighbourhood",
    ELSEWHERE: "neighbourhood",
    COMPOUND: "compound",
    BUILDING: "building",
    GRID: "grid",
}
COMPANY = "01927f3a-0000-7000-8000-0000000000c1"


def person(number: int, name: str, *held: tuple[OrgPath, Role]) -> Principal:
    roles = [(role, path) for path, role in held]
    return Principal(TENANT, f"01927f3a-0000-7000-8000-{number:012d}", name, grants_of(roles, HELD))


RESIDENT = person(1, "李梅", (BUILDING, Role.RESIDENT))
NEIGHBOUR = person(2, "赵强", (BUILDING, Role.RESIDENT))
GRID_WORKER = person(3, "陈网格", (GRID, Role.GRID_WORKER))
PLUMBER = person(4, "王建国", (NEIGHBOURHOOD, Role.HANDLER))
MANAGER = person(5, "周经理")
DESK = person(6, "孙调度", (NEIGHBOURHOOD, Role.DISPATCHER))
CHIEF = person(7, "吴主任", (OrgPath("/320585/001"), Role.SUPERVISOR))
STRANGER = person(8, "外人", (ELSEWHERE, Role.DISPATCHER))
ADMIN = person(9, "郑管理", (OrgPath("/320585"), Role.DISTRICT_ADMIN))
PEOPLE = (RESIDENT, NEIGHBOUR, GRID_WORKER, PLUMBER, MANAGER, DESK, CHIEF, STRANGER, ADMIN)
START = at("2015-03-02 09:00")
HERE = {"latitude": 31.45, "longitude": 121.1}


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

    def order(self, order_id: str) -> Order:
        return self.read().orders.get(order_id)

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        fired = 0
        while count := self.step():
            fired += count
        return fired

    def step(self) -> int:
        """Fire one batch of the due timers."""
        lease = Lease(self.store.database, "timers", "test", 10)
        return TimerRunner(self.store, "dispatch", timers, lease, 100, 3).step()

    def told(self, order_id: str) -> list[str]:
        """The names of the order's events."""
        return [event.name for event in self.read().history("order", order_id, limit=100).items]

    def outbox(self) -> list[Any]:
        return list(self.store.database.collection(EVENTS).find())

    def reported(self, by: Principal = RESIDENT, category: str = "burst-pipe") -> str:
        cmd = ReportOrder(
            category=category, description="三楼水管爆裂", place_path=BUILDING, location=Point(**HERE)
        )
        return self.act(by, lambda tx: report_order.handle(tx, cmd)).id

    def accepted(self) -> str:
        order_id = self.reported()
        self.act(DESK, lambda tx: accept_order.handle(tx, order_id))
        return order_id

    def assigned(self) -> str:
        order_id = self.accepted()
        cmd = AssignOrder(assignee_id=PLUMBER.subject)
        self.act(DESK, lambda tx: assign_order.handle(tx, order_id, cmd))
        return order_id

    def started(self) -> str:
        order_id = self.assigned()
        self.act(PLUMBER, lambda tx: start_order.handle(tx, order_id))
        return order_id

    def finished(self) -> str:
        order_id = self.started()
        self.act(PLUMBER, lambda tx: finish_order.handle(tx, order_id, FinishOrder(result="已更换")))
        return order_id

    def deferred(self) -> str:
        """The id of an order that waits for a decision."""
        order_id = self.accepted()
        self.act(GRID_WORKER, lambda tx: defer_order.handle(tx, order_id, DeferOrder()))
        return order_id

    def revisited(self, *, solved: bool = True) -> str:
        order_id = self.finished()
        cmd = RevisitOrder(contacted=True, solved=solved, satisfied=5 if solved else 1)
        self.act(DESK, lambda tx: revisit_order.handle(tx, order_id, cmd))
        return order_id


def settle(tx: Tx) -> None:
    for number, (path, kind) in enumerate(PLACES.items()):
        grid = GRID if path == BUILDING else None
        place = OrgPath(path)
        name = f"{kind} {path[-3:]}"
        tx.put_copy(Tx.places, Place(f"place-{number}", place, kind, name, grid, parent=place.parent), 1)
    for one in PEOPLE:
        tx.put_copy(Tx.persons, Person(one.subject, one.name), 1)
        for number, grant in enumerate(one.grants):
            (role,) = grant.roles
            role_grant = RoleGrant(f"{one.subject}/{number}", one.subject, role, grant.at)
            tx.put_copy(Tx.role_grants, role_grant, 1)
    tx.put_copy(Tx.companies, Company(COMPANY, "安居物业"), 1)
    tx.put_copy(Tx.appointments, Appointment("appointment-1", COMPANY, MANAGER.subject, COMPOUND), 1)
