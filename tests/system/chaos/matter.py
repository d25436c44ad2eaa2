# SPDX-License-Identifier: AGPL-3.0-or-later
"""One matter from the complaint to the contractor's invoice, each step by the command of its service."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from uuid import uuid4

from services.chassis.publicity import Stage
from services.chassis.store.files import FileState, StoredFile
from services.chassis.values import Money, OrgPath, Principal
from services.deliberation.commands import announce_vote, cast_ballot, post_notice, prepare_vote
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from services.dispatch.commands import (
    accept_order,
    close_order,
    defer_order,
    finish_order,
    report_order,
    revisit_order,
    start_order,
)
from services.finance.commands import (
    approve_invoice,
    open_fund,
    order_work,
    pay_invoice,
    receive_donation,
    register_invoice,
    set_budget,
)
from services.finance.domain.kinds import FundKind
from services.identity.commands import (
    appoint_project_manager,
    create_district,
    create_place,
    create_units,
    register_company,
    register_ownership,
    register_person,
)
from tests.system.chaos.house import ROOT, TENANT, House, administrator, operator
from tests.system.chassis.conftest import until

COMPOUND = OrgPath("/320585/001/002/c01")
OWNERS, UNITS_EACH = 3, 2
START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
OPENS = datetime.fromisoformat("2026-03-18T00:00:00+08:00")
CLOSES = datetime.fromisoformat("2026-03-23T18:00:00+08:00")
A_DAY, LONG_ENOUGH = timedelta(days=1, minutes=1), timedelta(days=8)
LIMIT, PRICE = 5_000_000, 980_000
SINCE = date(2019, 5, 1)


@dataclass
class Matter:
    """The ids of what has come so far."""

    house: House
    places: dict[str, str] = field(default_factory=dict)
    owned: dict[str, list[str]] = field(default_factory=dict)
    company: str = ""
    order: str = ""
    vote: str = ""
    fund: str = ""
    work: str = ""
    invoice: str = ""

    def settle(self) -> None:
        """A compound of six units that belong to three owners; everybody who needs to knows of them."""
        first = {"name": "郑管理", "login": f"admin@{TENANT}", "password": "correct horse battery"}
        made = {"code": TENANT, "name": "太仓市", "administrator": first}
        cmd = create_district.CreateDistrict.model_validate(made)
        self.house.act("identity", lambda tx: create_district.handle(tx, cmd), operator())
        self.places[ROOT] = self.house.read("identity").places.first({"path": ROOT}).id
        path = ROOT
        for kind, code in (
            ("sub_district", "001"),
            ("neighbourhood", "002"),
            ("compound", "c01"),
            ("building", "b1"),
        ):
            path = self._place(path, kind, code)
        area = {"dm2": 9000, "source": "registry"}
        units = [
            {"code": f"u{n}", "name": f"{n} 室", "exclusive_area": area} for n in range(OWNERS * UNITS_EACH)
        ]
        several = create_units.CreateUnits.model_validate({"units": units})
        made_units = self.house.act(
            "identity", lambda tx: create_units.handle(tx, self.places[path], several)
        )
        for number in range(OWNERS):
            self._own(self._person(f"业主{number}"), [unit.id for unit in made_units[number::OWNERS]])
        for service in ("deliberation", "finance"):
            until(lambda service=service: self._knows_units(service))
        until(lambda: self.house.read("dispatch").places.first({"path": COMPOUND}) is not None)

    def hire(self) -> None:
        """A company serves at the compound, and somebody leads its work."""
        given = {"name": "安居物业", "credit_code": "91320585MA00TE5T2W", "kind": "property_company"}
        cmd = register_company.RegisterCompany.model_validate(given)
        self.company = self.house.act("identity", lambda tx: register_company.handle(tx, cmd)).id
        leads = appoint_project_manager.AppointProjectManager(
            company_id=self.company,
            person_id=self._person("周经理"),
            place_id=self.places[COMPOUND],
            since=SINCE,
        )
        self.house.act("identity", lambda tx: appoint_project_manager.handle(tx, leads))

    def report(self) -> None:
        cmd = report_order.ReportOrder(
            category="complaint", description="晚上没有车位。", place_path=COMPOUND
        )
        self.order = self.house.act("dispatch", lambda tx: report_order.handle(tx, cmd)).id
        self.house.act("dispatch", lambda tx: accept_order.handle(tx, self.order))

    def defer(self) -> None:
        cmd = defer_order.DeferOrder(note="需要业主共同决定。")
        self.house.act("dispatch", lambda tx: defer_order.handle(tx, self.order, cmd))

    @property
    def topics(self) -> list[str]:
        """Of the order."""
        found = self.house.read("deliberation").topics.list({"within": ROOT})
        return [topic.id for topic in found if topic.order_id == self.order]

    def announce(self) -> None:
        cmd = prepare_vote.PrepareVote(
            title="公共车位出租",
            question="是否同意出租公共车位？",
            plan="每位每月三百元。",
            matter="use_of_common_parts",
            place_path=COMPOUND,
            opens_at=OPENS,
            closes_at=CLOSES,
            topic_id=self.topics[0],
            budget_fen=LIMIT,
        )
        self.vote = self.house.act("deliberation", lambda tx: prepare_vote.handle(tx, cmd)).id
        self.house.act("deliberation", lambda tx: announce_vote.handle(tx, self.vote))
        self._hang(Kind.PLAN)
        until(lambda: self._published(Kind.ROLL) is not None)

    def vote_through(self) -> None:
        """Plan and roll have been public; all agree; the result hangs on the board."""
        self.house.clock.set(OPENS - A_DAY)
        until(lambda: self._stages() == {Stage.EFFECTIVE})
        self.house.clock.set(OPENS + timedelta(minutes=1))
        until(lambda: self._is(State.OPEN))
        for owner, units in self.owned.items():
            for unit in units:
                cmd = cast_ballot.CastBallot(unit_id=unit, choice="agree")
                by = Principal(TENANT, owner, "业主")
                self.house.act("deliberation", lambda tx, cmd=cmd: cast_ballot.handle(tx, self.vote, cmd), by)
        self.house.clock.set(CLOSES + timedelta(minutes=1))
        until(lambda: self._is(State.CLOSED))
        self.house.wait(A_DAY)
        until(lambda: self._is(State.COUNTED))
        self._hang(Kind.RESULT)

    def come_in_force(self) -> None:
        self.house.wait(LONG_ENOUGH)
        until(lambda: self._is(State.IN_FORCE))

    def fund_it(self) -> None:
        """A donation for it, and how much of it may be spent."""
        fund = open_fund.OpenFund(
            kind=FundKind.DONATION,
            name="停车场捐赠",
            purpose="停车场",
            place_path=COMPOUND,
            matter=self.topics[0],
        )
        self.fund = self.house.act("finance", lambda tx: open_fund.handle(tx, fund)).id
        give = receive_donation.ReceiveDonation.model_validate(
            {
                "id": str(uuid4()),
                "fund_id": self.fund,
                "donor": "李女士",
                "amount": {"fen": LIMIT},
                "effective": "2026-04-01",
            }
        )
        self.house.act("finance", lambda tx: receive_donation.handle(tx, give))
        budget = set_budget.SetBudget.model_validate({"amount": {"fen": LIMIT}, "fund_id": self.fund})
        self.house.act("finance", lambda tx: set_budget.handle(tx, self.vote, budget))

    def order_it(self) -> None:
        self.work = str(uuid4())
        cmd = order_work.OrderWork(id=self.work, company_id=self.company, category="lamp", description="划线")
        self.house.act("finance", lambda tx: order_work.handle(tx, self.vote, cmd))

    def do_it(self) -> None:
        """The company does it, too late, and the desk asks and closes."""
        self.house.wait(timedelta(days=3))
        until(lambda: bool(self.house.read("dispatch").orders.get(self.work).breaches))
        finish = finish_order.FinishOrder(result="划线完成。")
        revisit = revisit_order.RevisitOrder(contacted=True, solved=True, satisfied=5)
        for work in (
            lambda tx: start_order.handle(tx, self.work),
            lambda tx: finish_order.handle(tx, self.work, finish),
            lambda tx: revisit_order.handle(tx, self.work, revisit),
            lambda tx: close_order.handle(tx, self.work, close_order.CloseOrder()),
        ):
            self.house.act("dispatch", work)

    def pay(self) -> None:
        """By an invoice that two others approve."""
        self.invoice = str(uuid4())
        cmd = register_invoice.RegisterInvoice.model_validate(
            {
                "id": self.invoice,
                "commitment_id": self.vote,
                "work_id": self.work,
                "company_id": self.company,
                "number": "FP-1",
                "text": "划线",
                "amount": {"fen": PRICE},
            }
        )
        self.house.act("finance", lambda tx: register_invoice.handle(tx, cmd))
        for number in (1, 2):
            by = administrator("finance", number)
            self.house.act("finance", lambda tx: approve_invoice.handle(tx, self.invoice), by)
        paid = pay_invoice.PayInvoice(entry_id=str(uuid4()), effective=date(2026, 4, 1))
        self.house.act("finance", lambda tx: pay_invoice.handle(tx, self.invoice, paid))

    @property
    def cash(self) -> Money:
        """What is left in its fund."""
        tx = self.house.read("finance")
        return tx.cash_of(tx.funds.get(self.fund))

    def _place(self, parent: OrgPath, kind: str, code: str) -> OrgPath:
        given = {"parent_id": self.places[parent], "kind": kind, "code": code, "name": code}
        cmd = create_place.CreatePlace.model_validate(given)
        made = self.house.act("identity", lambda tx: create_place.handle(tx, cmd))
        self.places[made.path] = made.id
        return made.path

    def _person(self, name: str) -> str:
        cmd = register_person.RegisterPerson(name=name, path=COMPOUND)
        return self.house.act("identity", lambda tx: register_person.handle(tx, cmd)).id

    def _own(self, owner: str, units: list[str]) -> None:
        self.owned[owner] = units
        given = {"owners": [{"person_id": owner}], "representative_id": owner, "since": SINCE}
        cmd = register_ownership.RegisterOwnership.model_validate(given)
        for unit in units:
            self.house.act("identity", lambda tx, unit=unit: register_ownership.handle(tx, unit, cmd))

    def _knows_units(self, service: str) -> bool:
        tx, units = self.house.read(service), list(chain.from_iterable(self.owned.values()))
        return len(tx.places.several(units)) == len(tx.ownerships.several(units)) == len(units)

    def _is(self, state: State) -> bool:
        return self.house.read("deliberation").votes.get(self.vote).state is state

    def _published(self, kind: Kind) -> str | None:
        found = self.house.read("deliberation").publications.list({"subject": f"vote/{self.vote}"})
        return next((one.id for one in found if one.kind == kind), None)

    def _stages(self) -> set[Stage]:
        found = self.house.read("deliberation").publications.list({"subject": f"vote/{self.vote}"})
        return {one.stage for one in found}

    def _hang(self, kind: Kind) -> None:
        """On the board, with a photo."""
        until(lambda: self._published(kind) is not None)

        def work(tx: object) -> None:
            file = StoredFile(
                tx.new_id(), "现场.jpg", tx.by.subject, 9, tx.now, FileState.READY, content_type="image/jpeg"
            )
            tx.files.add(file)
            cmd = post_notice.PostNotice(board="东门公示栏", photo_id=file.id)
            post_notice.handle(tx, self._published(kind), cmd)

        self.house.act("deliberation", work)
