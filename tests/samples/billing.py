# SPDX-License-Identifier: AGPL-3.0-or-later
"""Requests about tariffs, bills and payments that succeed."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.domain import periods
from services.finance.domain.funds import Fund
from services.finance.domain.income_shares import Allotment
from services.finance.domain.kinds import FundKind
from services.finance.domain.payments import PaymentState
from services.finance.domain.periods import PeriodState
from services.finance.domain.places import Ownership
from services.finance.store import Tx
from tests.samples.books import ENTRIES, by, fund_of, post_entry
from tests.samples.world import MARK, PUBLIC_NAME, Request, World

TARIFFS = "/finance/v1/tariffs"
PAYMENTS = "/finance/v1/payments"
MONTH = "2026-03"


def list_tariffs(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def set_tariff(world: World) -> Request:
    body = {"name": f"{MARK}物业费", "fund_id": fund_of(world), "formula": "household * 12.5"}
    return Request(body=body)


def preview_bills(world: World) -> Request:
    return Request({"tariff_id": tariff(world)})


def bill_month(world: World) -> Request:
    return Request({"tariff_id": tariff(world)}, {"month": MONTH})


def list_runs(world: World) -> Request:
    run(world)
    return Request({"tariff_id": world.ids["billed_tariff"]})


def list_run_bills(world: World) -> Request:
    return Request({"run_id": run(world)})


def list_own_bills(world: World) -> Request:
    run(world)
    return Request(by=world.people["resident"])


def begin_payment(world: World, *, make: bool = False) -> Request:
    bill = str(uuid5(UUID(run(world)), world.ids["unit"]))
    body = {"id": new_id(), "bills": [bill]}
    if not make:
        return Request(body=body, by=world.people["resident"])
    made = world.ok("POST", PAYMENTS, body, world.people["resident"])
    return Request({"payment_id": made["id"]})


def list_own_payments(world: World) -> Request:
    begin_payment(world, make=True)
    return Request(by=world.people["resident"])


def show_payment(world: World) -> Request:
    return begin_payment(world, make=True)


def show_bill(world: World) -> Request:
    bill = str(uuid5(UUID(run(world)), world.ids["unit"]))
    return Request({"bill_id": bill}, by=world.people["resident"])


def find_payments(world: World) -> Request:
    """By the number of a receipt that no other district has."""
    number = f"20260302-{int(world.code()[1:]):06d}"
    _paid(world, number)
    return Request(query={"receipt": number})


def show_public_receipt(world: World) -> Request:
    return _paid(world, "20260302-000001")


def refund_payment(world: World) -> Request:
    """One that is paid, of a fund that still has it."""
    asked = _paid(world, "20260302-000001")
    payment = world.stores["finance"].reader(by(world)).payments.get(asked.ids["payment_id"])
    had = post_entry(world).body or {}
    for line, fen in zip(had["lines"], (payment.amount.fen, -payment.amount.fen), strict=True):
        line |= {"fund_id": payment.fund_id, "fen": fen}
    world.ok("POST", ENTRIES, had | {"place_path": str(payment.place)})
    return Request(asked.ids, {"reason": "重复缴费。"})


def list_billing_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/billing", {})
    return Request()


def list_common_income_policy_versions(world: World) -> Request:
    world.ok("PUT", "/finance/v1/policies/common-income", {})
    return Request()


def share_income(world: World) -> Request:
    """Of a fund whose place has closed its last quarter."""

    def work(tx: Tx) -> str:
        place = OrgPath(world.paths["neighbourhood"])
        fund = Fund(
            id=new_id(),
            place=place,
            within=place.ancestors(),
            kind=FundKind.COMMON_INCOME,
            name=PUBLIC_NAME,
            purpose=MARK,
            opened_at=tx.now,
        )
        closed = periods.period(place, "2020Q1")
        tx.funds.add(fund)
        if tx.periods.find(closed.id) is None:
            tx.periods.add(replace(closed, state=PeriodState.LOCKED))
        return fund.id

    fund_id = str(world.stores["finance"].transact(by(world), work))
    return Request({"fund_id": fund_id}, {"quarter": "2020Q1"})


def list_own_allotments(world: World) -> Request:
    def work(tx: Tx) -> None:
        unit, resident = world.ids["unit"], world.ids["resident"]
        tx.allotments.add(Allotment(new_id(), new_id(), unit, resident, 100, Money(5)))

    world.stores["finance"].transact(by(world), work)
    return Request(by=world.people["resident"])


def tariff(world: World) -> str:
    return str(world.ok("POST", TARIFFS, set_tariff(world).body)["id"])


def run(world: World) -> str:
    """The id of a run whose bills are made; the resident pays for the unit."""

    def owned(tx: Tx) -> None:
        unit, resident = tx.places.get(world.ids["unit"]), world.ids["resident"]
        kept = Ownership(unit.id, unit.path, (resident,), resident, "2024-01-01")
        tx.put_copy(Tx.ownerships, kept, 1000)

    world.stores["finance"].transact(by(world), owned)
    asked = bill_month(world)
    world.ids["billed_tariff"] = asked.ids["tariff_id"]
    world.ok("POST", f"{TARIFFS}/{asked.ids['tariff_id']}/runs", asked.body)
    world.fire("finance")
    return str(uuid5(UUID(asked.ids["tariff_id"]), MONTH))


def _paid(world: World, receipt: str) -> Request:
    begun = begin_payment(world, make=True)

    def work(tx: Tx) -> None:
        payment = tx.payments.get(begun.ids["payment_id"])
        paid = replace(payment, state=PaymentState.PAID, paid_at=tx.now, receipt=receipt)
        tx.payments.save(paid)

    world.stores["finance"].transact(by(world), work)
    return begun
