# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tariffs, what a run would bill, and everybody's own bills and payments."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Input, Month, Paged
from services.chassis.store import Page
from services.chassis.values import Money, NotFound
from services.finance.domain import charges, parking_fees
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Bill, Run, Tariff
from services.finance.domain.charges import Basis
from services.finance.domain.income_shares import Allotment
from services.finance.domain.payments import Payment, PaymentState
from services.finance.domain.places import UNIT, Place
from services.finance.domain.totals import month_of
from services.finance.policies import BillingPolicy
from services.finance.queries.books import AtPlace
from services.finance.store import UNITS_AT_ONCE, Tx


class OfReceipt(Input):
    """The number on a receipt."""

    receipt: str = Field(pattern="^[0-9]{8}-[0-9]{6,9}$")


class Preview(Paged):
    """As many units as are billed in one piece."""

    limit: int = Field(50, ge=1, le=UNITS_AT_ONCE)
    month: Month | None = Field(None, description="by default this one")


@dataclass(frozen=True)
class PreviewedBill:
    """What a unit would be billed; nothing where its owner or its area is not known.

    Of a parking space: its number, without a unit; nothing where nobody holds it.
    """

    unit_id: str | None
    name: str
    amount: Money | None


def list_tariffs(tx: Tx, query: AtPlace) -> Page[Tariff]:
    """What is charged in an area."""
    tx.require(Permission.FUNDS_READ, query.place)
    return tx.tariffs.page({"within": query.place}, after=query.after, limit=query.limit)


def preview_bills(tx: Tx, tariff_id: str, query: Preview) -> Page[PreviewedBill]:
    """What the next run of a tariff would bill, unit by unit, or space by space."""
    tariff = tx.tariffs.get(tariff_id)
    tx.require(Permission.BILLS_RUN, tariff.place)
    return _of_spaces(tx, tariff, query) if tariff.spaces else _of_units(tx, tariff, query)


def _of_spaces(tx: Tx, tariff: Tariff, query: Preview) -> Page[PreviewedBill]:
    page = tx.parking_spaces.page(tx.spaces_of(tariff), after=query.after, limit=query.limit)
    month = query.month or month_of(tx.today(tariff.place))
    rule = tx.policy(BillingPolicy, tariff.place).change_of_owner
    held = {one.id: parking_fees.charge(tariff, one, month, rule) for one in page.items}
    rows = tuple(
        PreviewedBill(None, one.number, _sum(part for _, part in held[one.id]) if held[one.id] else None)
        for one in page.items
    )
    return Page(rows, page.next)


def _of_units(tx: Tx, tariff: Tariff, query: Preview) -> Page[PreviewedBill]:
    units = {"within": tariff.place, "kind": UNIT, "active": True}
    page = tx.places.page(units, after=query.after, limit=query.limit)
    owned = {one.id: one for one in tx.ownerships.several(unit.id for unit in page.items)}
    month = query.month or month_of(tx.today(tariff.place))
    bases = tx.bases(tariff, month, page.items, owned)
    rows = tuple(
        PreviewedBill(unit.id, unit.name, _whole(tariff, unit, bases.get(unit.id))) for unit in page.items
    )
    return Page(rows, page.next)


def _whole(tariff: Tariff, unit: Place, basis: Basis | None) -> Money | None:
    """What all its payers together would be billed."""
    if basis is None or not charges.can_be_charged(tariff, unit, basis):
        return None
    return _sum(part for _, part in charges.charge(tariff, unit, basis))


def _sum(parts: Iterable[Money]) -> Money:
    return Money(sum(part.fen for part in parts))


def list_runs(tx: Tx, tariff_id: str, query: Paged) -> Page[Run]:
    """The months that were billed by a tariff."""
    tariff = tx.tariffs.get(tariff_id)
    tx.require(Permission.BILLS_READ, tariff.place)
    return tx.runs.page({"tariff_id": tariff.id}, after=query.after, limit=query.limit)


def list_run_bills(tx: Tx, run_id: str, query: Paged) -> Page[Bill]:
    """The bills of a run."""
    run = tx.runs.get(run_id)
    tx.require(Permission.BILLS_READ, run.place)
    return tx.bills.page({"run_id": run.id}, after=query.after, limit=query.limit)


def list_own_bills(tx: Tx, query: Paged) -> Page[Bill]:
    """My bills, the latest due first."""
    where = {"payer": tx.by.subject}
    return tx.bills.page(where, sort="-due", after=query.after, limit=query.limit)


def show_bill(tx: Tx, bill_id: str) -> Bill:
    """One bill with its reckoning. Raises NotFound also for somebody else's, but for who keeps the books."""
    bill = tx.bills.get(bill_id)
    if bill.payer != tx.by.subject and not tx.by.may(Permission.BILLS_READ, *tx.around(bill.place)):
        raise NotFound("bill", bill_id)
    return bill


def list_own_payments(tx: Tx, query: Paged) -> Page[Payment]:
    """My payments with their receipts, the latest first."""
    where = {"payer": tx.by.subject}
    return tx.payments.page(where, sort="-begun_at", after=query.after, limit=query.limit)


def list_own_allotments(tx: Tx, query: Paged) -> Page[Allotment]:
    """What I got of the common income, for each of my units."""
    return tx.allotments.page({"payer": tx.by.subject}, after=query.after, limit=query.limit)


def find_payments(tx: Tx, query: OfReceipt) -> list[Payment]:
    """The payment whose receipt has that number, for who keeps the books there."""
    found = tx.payments.list({"receipt": query.receipt}, limit=10)
    return [one for one in found if tx.by.may(Permission.BILLS_READ, one.place)]


def show_public_receipt(tx: Tx, payment_id: str) -> Payment:
    """What everybody may check of a receipt by the address on it. Raises NotFound for what is not paid."""
    payment = tx.payments.get(payment_id)
    if payment.state is PaymentState.BEGUN:
        raise NotFound("payment", payment_id)
    return payment


def show_payment(tx: Tx, payment_id: str) -> Payment:
    """One payment. Raises NotFound also for somebody else's, but for who keeps the books."""
    payment = tx.payments.get(payment_id)
    if payment.payer != tx.by.subject and not tx.by.may(Permission.BILLS_READ, payment.place):
        raise NotFound("payment", payment_id)
    return payment
