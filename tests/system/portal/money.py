# SPDX-License-Identifier: AGPL-3.0-or-later
"""Money of the town that stands where a test needs it: quarters and votes would move all clocks."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from scripts.stack import credentials
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.values import Money, OrgPath, Principal
from services.finance import app
from services.finance.commands import seal_log, take_resolution
from services.finance.domain import arrears
from services.finance.domain.arrears import Arrears
from services.finance.domain.places import Company, Ownership
from services.finance.domain.timer_kinds import DRAW
from services.finance.domain.works import Work, WorkState
from services.finance.store import Tx
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import PATIENCE_S, UNIT, Town

MONTH, QUARTER = "2026-02", "2025Q4"
BY = Principal(DISTRICT, "test", "test")
COMPANY = "太仓安居物业"


def until(done: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def store_of(town: Town) -> Store[Tx]:
    """Finance's data of the town."""
    given = credentials.load(town.stack.data) | {
        "LINLI_MONGODB_URI": town.mongodb_uri,
        "LINLI_AMQP_URL": "amqp://unused",
        "LINLI_ISSUER": town.stack.url("identity"),
        "LINLI_JWKS_URL": f"{town.stack.url('identity')}/identity/v1/jwks.json",
        "LINLI_DATABASE_PREFIX": town.prefix,
        "LINLI_CLOCK": "simulated",
    }
    store = app.open_store(app.FinanceSettings.load(given))
    assert store.prepare(60)
    return store


def a_fund(town: Town, cash: int = 0, place: str = COMPOUND, since: str = "2025-12-01") -> str:
    """The id of a fund of a place, with so much in the bank, since the last quarter unless it is said."""
    given = {"kind": "operating", "name": "业委会资金", "purpose": "小区日常开支", "place_path": place}
    fund: str = town.call("treasurer", "POST", "finance", "funds", given)["id"]
    if cash:
        lines = [
            {"account": account, "fund_id": fund, "fen": fen}
            for account, fen in (("1002", cash), ("4101", -cash))
        ]
        body = {"id": new_id(), "place_path": place, "text": "停车收入", "effective": since}
        town.call("treasurer", "POST", "finance", "entries", body | {"lines": lines})
    return fund


def a_bill(town: Town, fund: str) -> str:
    """The id of a bill of the resident's."""
    unit = town.call("admin", "GET", "identity", "places", under=UNIT)["items"][0]["id"]
    owner = town.people["resident"].id
    kept = Ownership(unit, OrgPath(UNIT), (owner,), owner, "2024-01-01")
    store_of(town).transact(BY, lambda tx: tx.put_copy(Tx.ownerships, kept, 1))
    tariff = {"name": "物业费", "fund_id": fund, "formula": "area * 1.85"}
    known: str = town.call("treasurer", "POST", "finance", "tariffs", tariff)["id"]

    def is_known() -> bool:
        rows = town.call("treasurer", "GET", "finance", f"tariffs/{known}/preview")["items"]
        return bool(rows) and rows[0]["amount"] is not None

    until(is_known, "finance never heard of the unit")
    town.call("treasurer", "POST", "finance", f"tariffs/{known}/runs", {"month": MONTH})
    bill = str(uuid5(uuid5(UUID(known), MONTH), unit))
    until(lambda: any(one["id"] == bill for one in _own(town)), "no bill came")
    return bill


def _own(town: Town) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = town.call("resident", "GET", "finance", "bills")["items"]
    return found


def a_project(town: Town, matter: str, fund: str, at: str = COMPOUND) -> tuple[str, str]:
    """The ids of a commitment with a budget and of its work, which is done."""
    commitment, work, company = new_id(), new_id(), new_id()
    place = OrgPath(at)

    def write(tx: Tx) -> None:
        tx.put_copy(Tx.companies, Company(company, COMPANY), 1)
        text = "在公共部位划定车位，统一管理。"
        take_resolution.handle(tx, commitment, matter, place, "小区划定停车位", text, Money(2_000_000))
        tx.works.add(
            Work(
                id=work,
                commitment_id=commitment,
                matter=matter,
                place=place,
                company_id=company,
                category="other",
                description="划线和立牌",
                ordered_by="test",
                ordered_at=tx.now,
                state=WorkState.DONE,
                closed_at=tx.now,
                verdict="on_time",
            )
        )

    store_of(town).transact(BY, write)
    budget = {"amount": {"fen": 1_500_000}, "fund_id": fund}
    town.call("treasurer", "POST", "finance", f"commitments/{commitment}:budget", budget)
    return commitment, work


def approved_invoice(town: Town, commitment: str, work: str, fen: int, number: str) -> str:
    """The id of an invoice that two approved."""
    store = store_of(town)
    company = store.reader(BY).works.get(work).company_id
    body = {"id": new_id(), "commitment_id": commitment, "work_id": work, "company_id": company}
    body |= {"number": number, "text": "划线工程款", "amount": {"fen": fen}}
    invoice: str = town.call("treasurer", "POST", "finance", "invoices", body)["id"]
    for who in ("supervisor", "admin"):
        town.call(who, "POST", "finance", f"invoices/{invoice}:approve")
    return invoice


def paid_invoice(town: Town, commitment: str, work: str, fen: int, number: str) -> str:
    """The id of an invoice that two approved and that is paid."""
    invoice = approved_invoice(town, commitment, work, fen, number)
    paid = {"entry_id": new_id(), "account": "5001", "effective": "2026-03-02"}
    town.call("treasurer", "POST", "finance", f"invoices/{invoice}:pay", paid)
    return invoice


def a_statement(town: Town, place: str) -> str:
    """The id of the published statement of the last quarter of a place."""
    body = {"place_path": place, "quarter": QUARTER}
    town.call("treasurer", "POST", "finance", "periods:close", body)
    return drawn(town, place)


def drawn(town: Town, place: str = COMPOUND) -> str:
    """The id of the statement of the closed quarter: its time has come, and it is in the log."""
    store = store_of(town)
    known = store.reader(BY).statements.list({"within": place})
    (found,) = [one for one in known if (one.place, one.quarter) == (place, QUARTER)]

    def is_drawn() -> bool:
        return store.reader(BY).statements.get(found.id).publication_id is not None

    if not is_drawn():
        store.transact(BY, lambda tx: tx.timers.set(DRAW, found.id, tx.now, position=""))
    until(is_drawn, "the statement was never drawn")
    store.transact(BY, seal_log.handle)
    return found.id


def arrears_of(town: Town, bill_id: str) -> str:
    """The id of the file of arrears of a bill."""

    def work(tx: Tx) -> str:
        bill = tx.bills.get(bill_id)
        new = Arrears(
            id=new_id(),
            place=bill.place,
            within=bill.place.ancestors(),
            unit_id=bill.unit_id,
            fund_id=bill.fund_id,
            payer=bill.payer,
            opened_at=tx.now,
        )
        tx.arrears.add(arrears.add(new, bill))
        return new.id

    return store_of(town).transact(BY, work)
