# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finance on the real engine: a compound of ten flats, its owners, and who keeps and checks the money."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.finance.commands import open_fund, post_entry
from services.finance.commands.open_fund import OpenFund
from services.finance.commands.post_entry import PostEntry
from services.finance.domain.authority import HELD
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry
from services.finance.domain.kinds import FundKind
from services.finance.domain.places import Appointment, Company, Ownership, Place
from services.finance.store import Tx
from services.finance.timers import timers

R = TypeVar("R")
TENANT = "320585"
NEIGHBOURHOOD = OrgPath("/320585/001/002")
COMPOUND = OrgPath("/320585/001/002/c01")
BUILDING = OrgPath("/320585/001/002/c01/b03")
ENTRANCE = BUILDING.child("e-1")
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
DAY = date(2026, 3, 2)


def number(of: int) -> str:
    return f"01927f3a-0000-7000-8000-{of:012d}"


def person(of: int, name: str, *held: tuple[OrgPath, Role]) -> Principal:
    return Principal(TENANT, number(of), name, grants_of([(role, path) for path, role in held], HELD))


OWNERS = tuple(person(n, f"业主{n}", (BUILDING, Role.RESIDENT)) for n in range(1, FLATS + 1))
TREASURER = person(70, "钱财务", (NEIGHBOURHOOD, Role.TREASURER))
SUPERVISOR = person(71, "吴主任", (NEIGHBOURHOOD, Role.SUPERVISOR))
SECOND = person(72, "李监事", (NEIGHBOURHOOD, Role.SUPERVISOR))
MANAGER = person(73, "周经理", (NEIGHBOURHOOD, Role.SUPERVISOR))
"""Approves for the neighbourhood, and leads the company's work: a conflict of interest."""
STRANGER = person(84, "外人", (ELSEWHERE, Role.TREASURER), (ELSEWHERE, Role.RESIDENT))
ADMIN = person(90, "郑管理", (OrgPath("/320585"), Role.DISTRICT_ADMIN))
COMPANY = number(500)
MATTER = number(600)


@dataclass
class Bench:
    """The service's store and its clock."""

    settings: Settings
    store: Store[Tx]
    clock: SimulatedClock
    _ids: "count[int]" = field(default_factory=lambda: count(10_000))

    def act(self, by: Principal, work: Callable[[Tx], R]) -> R:
        return self.store.transact(by, work)

    def read(self, by: Principal = ADMIN) -> Tx:
        return self.store.reader(by)

    def id(self) -> str:
        """One that a client makes."""
        return number(next(self._ids))

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def until(self, day: str) -> datetime:
        """Nine o'clock on a day."""
        self.clock.set(datetime.fromisoformat(f"{day}T09:00:00+08:00"))
        return self.clock()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        lease = Lease(self.store.database, "timers", "test", 10)
        runner = TimerRunner(self.store, "finance", timers, lease, 100, 3)
        fired = 0
        while some := runner.step():
            fired += some
        return fired

    def fund(self, kind: FundKind = FundKind.OPERATING, cash: int = 0, **more: Any) -> str:
        """The id of a fund, with so much in the bank."""
        given = {"kind": kind, "name": "资金", "purpose": "日常开支", "place_path": COMPOUND} | more
        cmd = OpenFund.model_validate(given)
        fund_id = self.act(TREASURER, lambda tx: open_fund.handle(tx, cmd)).id
        if cash:
            self.post((Known.BANK, fund_id, cash), (Known.OPENING, fund_id, -cash))
        return fund_id

    def entry(self, *lines: tuple[str, str, int], **more: Any) -> PostEntry:
        given = [{"account": account, "fund_id": fund, "fen": fen} for account, fund, fen in lines]
        whole = {"id": self.id(), "place_path": COMPOUND, "text": "记账", "effective": DAY.isoformat()}
        return PostEntry.model_validate(whole | {"lines": given} | more)

    def post(self, *lines: tuple[str, str, int], by: Principal = TREASURER, **more: Any) -> Entry:
        cmd = self.entry(*lines, **more)
        return self.act(by, lambda tx: post_entry.handle(tx, cmd))

    def post_many(self, times: int, lines: Callable[[int], tuple[tuple[str, str, int], ...]]) -> None:
        """So many entries in one transaction."""
        cmds = [self.entry(*lines(n)) for n in range(times)]
        self.act(TREASURER, lambda tx: [post_entry.handle(tx, cmd) for cmd in cmds])

    def cash(self, fund_id: str) -> int:
        tx = self.read()
        return tx.cash_of(tx.funds.get(fund_id)).fen

    def books(self, fund_id: str) -> dict[str, int]:
        """What each account of a fund comes to."""
        return {one.account: one.amount.fen for one in self.read().balances(fund_id)}

    def told(self, noun: str, item_id: str) -> list[str]:
        """The names of the events of one thing."""
        return [event.name for event in self.read().history(noun, item_id, limit=100).items]


def flat(of: int) -> str:
    """The id of a flat."""
    return number(1000 + of)


def settle(tx: Tx) -> None:
    """Flat n has n square metres more than ninety and belongs to owner n; a company has a manager."""
    for of, (text, kind) in enumerate(PLACES.items()):
        path = OrgPath(text)
        tx.put_copy(Tx.places, Place(f"place-{of}", path, kind, kind, True, path.ancestors()), 1)
    for of, owner in enumerate(OWNERS, 1):
        path = BUILDING.child(f"u{of:03d}")
        unit = Place(flat(of), path, "unit", f"{of}室", True, path.ancestors(), 9000 + 100 * of)
        tx.put_copy(Tx.places, unit, 1)
        owned = Ownership(flat(of), path, (owner.subject,), owner.subject, "2020-01-01")
        tx.put_copy(Tx.ownerships, owned, 1)
    tx.put_copy(Tx.companies, Company(COMPANY, "安居物业"), 1)
    led = Appointment("appointment-1", COMPANY, MANAGER.subject, COMPOUND)
    tx.put_copy(Tx.appointments, led, 1)


def form_entrance(tx: Tx, *of: int) -> None:
    """The building has an entrance, and these flats lie in it."""
    tx.put_copy(Tx.places, Place("e-1", ENTRANCE, "entrance", "1单元", True, ENTRANCE.ancestors()), 1)
    for unit in tx.places.several(flat(one) for one in of):
        tx.put_copy(Tx.places, replace(unit, within=(*unit.within, ENTRANCE)), 2)
