# SPDX-License-Identifier: AGPL-3.0-or-later
"""Credit on the real engine: a compound, the company that serves it, who leads its work, who watches."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from google.protobuf.json_format import Parse

from services.chassis.contracts import message_class
from services.chassis.events import ReceivedEvent
from services.chassis.publicity import Publication
from services.chassis.settings import Settings
from services.chassis.store import Store
from services.chassis.store.files import FileState, StoredFile
from services.chassis.store.leases import Lease
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.store import system_principal
from services.chassis.timers import TimerRunner
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.credit.commands import (
    appeal_case,
    appeal_fact,
    confirm_rating,
    hear_case,
    hold_interview,
    open_file,
    order_rectification,
    recheck_case,
    record_fact,
    rectify_fact,
    withdraw_fact,
)
from services.credit.commands.appeal_case import AppealCase
from services.credit.commands.appeal_fact import AppealFact
from services.credit.commands.confirm_rating import ConfirmRating
from services.credit.commands.hear_case import HearCase
from services.credit.commands.hold_interview import HoldInterview
from services.credit.commands.order_rectification import OrderRectification
from services.credit.commands.recheck_case import RecheckCase
from services.credit.commands.record_fact import RecordFact
from services.credit.commands.rectify_fact import RectifyFact
from services.credit.commands.withdraw_fact import WithdrawFact
from services.credit.domain.authority import HELD
from services.credit.domain.cases import Case
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.facts import Fact
from services.credit.domain.kinds import SubjectKind
from services.credit.domain.subjects import Appointment, Assignment, Company, Person, Place, manager_file_id
from services.credit.reactions import reactions
from services.credit.store import Tx
from services.credit.timers import timers

R = TypeVar("R")
EXAMPLES = Path(__file__).parents[3] / "proto" / "examples"
TENANT = "320585"
DISTRICT = OrgPath("/320585")
COMPOUND = OrgPath("/320585/001/002/c01")
OTHER_COMPOUND = OrgPath("/320585/001/003/c02")
PLACES = {DISTRICT: "district", COMPOUND: "compound", OTHER_COMPOUND: "compound"}
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
"""A Monday."""


def number(count: int) -> str:
    return f"01927f3a-0000-7000-8000-{count:012d}"


def person(count: int, name: str, *held: tuple[OrgPath, Role]) -> Principal:
    roles = [(role, path) for path, role in held]
    return Principal(TENANT, number(count), name, grants_of(roles, HELD))


COMPANY = number(10)
CONTRACTOR = number(11)
DEPARTMENT = number(12)
ADMIN = person(90, "郑管理", (DISTRICT, Role.DISTRICT_ADMIN))
INSPECTOR = person(91, "何督查", (DISTRICT, Role.SUPERVISOR))
GRID_WORKER = person(82, "陈网格", (COMPOUND, Role.GRID_WORKER))
MANAGER = person(83, "周经理", (COMPOUND, Role.PROJECT_MANAGER))
RESIDENT = person(1, "业主一", (COMPOUND, Role.RESIDENT))
STRANGER = Principal("900001", number(84), "外人", ())
MANAGER_FILE = manager_file_id(MANAGER.subject)


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

    def wait(self, **span: float) -> datetime:
        """Let time pass, and fire what comes due."""
        self.clock.set(self.clock() + timedelta(**span))
        self.fire()
        return self.clock()

    def on(self, day: str) -> None:
        """It is noon of a day, and what came due has fired."""
        self.clock.set(datetime.fromisoformat(f"{day}T12:00:00+08:00"))
        self.fire()

    def fire(self) -> int:
        """Fire every due timer, as the worker does."""
        lease = Lease(self.store.database, "timers", "test", 10)
        runner = TimerRunner(self.store, "credit", timers, lease, 100, 3)
        fired = 0
        while count := runner.step():
            fired += count
        return fired

    def hear(
        self,
        of: str,
        fact: str,
        event_id: str = "e-1",
        tenant: str = TENANT,
        sequence: int = 1,
        **changed: Any,
    ) -> Any:
        """The example of an event, changed, as the inbox hands it over."""
        event_type = f"linli.{of}.v1.{fact}"
        message = Parse((EXAMPLES / of / f"{fact}.v1.json").read_text("utf-8"), message_class(event_type)())
        for field, value in changed.items():
            if value is None:
                message.ClearField(field)
            elif isinstance(value, datetime):
                getattr(message, field).FromDatetime(value.astimezone(UTC).replace(tzinfo=None))
            else:
                setattr(message, field, value)
        event = ReceivedEvent(event_id, event_type, tenant, "thing/1", sequence, self.clock(), "somebody")

        def work(tx: Tx) -> None:
            by = system_principal(tenant, "credit")
            reactions.get(event_type)(tx.as_tenant(tenant, by, event), message)

        self.store.transact_as_platform("credit", work)
        return message

    def assign(self, order: str = number(5000), to: str = COMPANY, category: str = "lamp") -> str:
        """An order at the compound that somebody is responsible for."""
        kind = "company" if to in (COMPANY, CONTRACTOR, DEPARTMENT) else "person"
        self.act(
            ADMIN, lambda tx: tx.put_copy(Tx.assignments, Assignment(order, to, kind, COMPOUND, category), 1)
        )
        return order

    def breach(
        self,
        order: str = "",
        to: str | None = COMPANY,
        target: str = "start",
        event_id: str = "e-1",
        **more: Any,
    ) -> str:
        """A limit of an order was broken; today unless another moment is given."""
        order = order or self.assign(to=to or COMPANY)
        given = {"due_at": self.clock(), "place_path": COMPOUND, "assignee_id": to} | more
        self.hear("dispatch", "DeadlineBreached", event_id, order_id=order, target=target, **given)
        return order

    def record(
        self, kind: str = "inspection", file_id: str = COMPANY, by: Principal = INSPECTOR, **more: Any
    ) -> Fact:
        """What an inspection found; 5.00 points unless others are given."""
        given = {
            "kind": kind,
            "place_path": COMPOUND,
            "happened_on": self.today,
            "documents": ("检查单1号",),
            "points": 500 if kind in ("inspection", "spot_check", "award", "punished") else None,
        }
        cmd = RecordFact.model_validate({**given, **more})
        return self.act(by, lambda tx: record_fact.handle(tx, file_id, cmd))

    @property
    def today(self) -> date:
        return self.read().today

    def file(self, file_id: str = COMPANY) -> CreditFile:
        return self.read().credit_files.get(file_id)

    def facts(self, file_id: str = COMPANY) -> list[Fact]:
        return list(self.read().facts_of(file_id))

    def confirm(self, by: Principal = ADMIN, file_id: str = COMPANY) -> CreditFile:
        cmd = ConfirmRating(reasons="已核对全部依据。")
        return self.act(by, lambda tx: confirm_rating.handle(tx, file_id, cmd))

    def red(self, file_id: str = COMPANY) -> Case:
        """A fund was misused: the red light is confirmed, its case opened."""
        self.record("fund_misuse", file_id)
        return self.case(self.confirm(file_id=file_id).case_id or "")

    def case(self, case_id: str) -> Case:
        return self.read().cases.get(case_id)

    def interview(self, case_id: str, **more: Any) -> Case:
        given = {
            "held_at": self.clock(),
            "attended": "周经理",
            "record": "已当面告知。",
            "document": "约谈记录1号",
        }
        cmd = HoldInterview.model_validate(given | more)
        return self.act(INSPECTOR, lambda tx: hold_interview.handle(tx, case_id, cmd))

    def order(self, case_id: str, days: int = 10) -> Case:
        cmd = OrderRectification(tasks="退还挪用资金。", due_on=self.today + timedelta(days=days))
        return self.act(INSPECTOR, lambda tx: order_rectification.handle(tx, case_id, cmd))

    def recheck(self, case_id: str, *, passed: bool) -> Case:
        cmd = RecheckCase(passed=passed, record="现场查看。", document="复查单1号")
        return self.act(INSPECTOR, lambda tx: recheck_case.handle(tx, case_id, cmd))

    def rectifying(self) -> str:
        """The id of a case whose company has ten days to put things right."""
        case_id = self.red().id
        self.interview(case_id)
        self.order(case_id)
        return case_id

    def exit_due(self) -> str:
        """The id of a case whose re-check failed."""
        case_id = self.rectifying()
        self.recheck(case_id, passed=False)
        return case_id

    def heard(self) -> str:
        """The id of one whose company was heard, too, and all of whose windows are over."""
        case_id = self.exit_due()
        cmd = HearCase(held_on=self.today, record="听取意见。", document="听证记录1号")
        self.act(INSPECTOR, lambda tx: hear_case.handle(tx, case_id, cmd))
        self.wait(days=20)
        return case_id

    def rectify(self, fact_id: str) -> Fact:
        cmd = RectifyFact(document="整改验收单1号")
        return self.act(INSPECTOR, lambda tx: rectify_fact.handle(tx, fact_id, cmd))

    def withdraw(self, fact_id: str) -> Fact:
        cmd = WithdrawFact(reasons="记错了。")
        return self.act(INSPECTOR, lambda tx: withdraw_fact.handle(tx, fact_id, cmd))

    def appealed(self, fact_id: str, by: Principal = MANAGER) -> str:
        """The id of an appeal against a fact."""
        cmd = AppealFact(text="当天已修好。")
        return self.act(by, lambda tx: appeal_fact.handle(tx, fact_id, cmd)).id

    def case_appealed(self, case_id: str, by: Principal = MANAGER) -> str:
        """The id of an appeal against a red light."""
        cmd = AppealCase(text="资金用途经业主同意。")
        return self.act(by, lambda tx: appeal_case.handle(tx, case_id, cmd)).id

    def published(self, file_id: str = COMPANY) -> list[Publication]:
        return self.read().publications.list({"subject": f"credit_file/{file_id}"})

    def photo(self, by: Principal = INSPECTOR) -> str:
        """The id of a file that somebody has uploaded."""

        def work(tx: Tx) -> str:
            file = StoredFile(
                tx.new_id(), "现场.jpg", tx.by.subject, 9, tx.now, FileState.READY, content_type="image/jpeg"
            )
            tx.files.add(file)
            return file.id

        return self.act(by, work)

    def told(self, noun: str, item_id: str) -> list[str]:
        """The names of the events of one thing."""
        return [event.name for event in self.read().history(noun, item_id, limit=100).items]


def settle(tx: Tx) -> None:
    """Two compounds; a company that serves the first, a contractor, a department; and their files."""
    for count, (path, kind) in enumerate(PLACES.items()):
        tx.put_copy(Tx.places, Place(f"place-{count}", path, kind, path[-3:], True, path.ancestors()), 1)
    for company, name, kind in (
        (COMPANY, "安居物业", "property_company"),
        (CONTRACTOR, "亮灯电气", "contractor"),
        (DEPARTMENT, "城管局", "government_department"),
    ):
        tx.put_copy(Tx.companies, Company(company, name, kind), 1)
        open_file.handle(tx, SubjectKind.COMPANY, company, DISTRICT)
    tx.put_copy(Tx.persons, Person(MANAGER.subject, MANAGER.name), 1)
    leads = Appointment("appointment-1", COMPANY, MANAGER.subject, COMPOUND, "2020-01-01")
    tx.put_copy(Tx.appointments, leads, 1)
    open_file.handle(tx, SubjectKind.MANAGER, MANAGER.subject, COMPOUND)
