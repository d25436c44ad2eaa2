# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tariffs (收费标准), runs, bills (账单) and payments through the provider, with their receipts."""

from datetime import datetime

import flask

from services.chassis.http import AUTHENTICATED, PUBLIC, RawRequest, Resource, View
from services.chassis.http.jobs import JobView
from services.chassis.step_up import Group
from services.chassis.values import OrgPath, Principal
from services.finance.commands import (
    begin_payment,
    bill_month,
    refund_payment,
    set_tariff,
    share_income,
    take_notice,
)
from services.finance.domain.authority import Permission
from services.finance.domain.kinds import PayableSpace
from services.finance.domain.payments import Notified, Payment, PaymentState
from services.finance.queries import billing
from services.finance.routes.bill_view import to_bills, to_reckoned
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx

SIGNATURE = "Provider-Signature"
PROVIDER = "payment.provider"
"""Who acts when the provider notifies."""


class TariffView(View):
    id: str
    place: OrgPath
    name: str
    fund_id: str
    account: str
    formula: str
    due_days: int
    spaces: PayableSpace | None


class PreviewView(View):
    """`amount` is null where the unit's owner or area is not known, or nobody holds the parking space.

    `unit_id` is null of a parking space, `name` its number.
    """

    unit_id: str | None
    name: str
    amount: MoneyView | None


class RunView(View):
    """`skipped`: units without an owner or a known area."""

    id: str
    tariff_id: str
    month: str
    begun_at: datetime
    billed: int
    skipped: int
    amount: MoneyView


class AllotmentView(View):
    """What a unit got of a quarter's common income; `area` in hundredths of a square metre."""

    share_id: str
    unit_id: str
    area: int
    amount: MoneyView


class IncomeShareView(View):
    id: str
    fund_id: str
    place: OrgPath
    quarter: str
    shared_at: datetime
    income: MoneyView
    cost: MoneyView
    to_fund: MoneyView
    to_owners: MoneyView
    units: int


class PaymentView(View):
    """`pay_url`: where it is paid, null once it is; `receipt`: its number; `reason`: why it is given back."""

    id: str
    bills: list[str]
    amount: MoneyView
    state: str
    begun_at: datetime
    paid_at: datetime | None
    prepaid: MoneyView
    receipt: str
    reason: str
    pay_url: str | None


class ReceiptView(View):
    """What everybody who has a receipt may check: no person, and not what it was paid for."""

    receipt: str
    amount: MoneyView
    state: str
    paid_at: datetime


def to_view(tx: Tx, payment: Payment) -> PaymentView:
    begun = payment.state is PaymentState.BEGUN
    return PaymentView(
        id=payment.id,
        bills=list(payment.bills),
        amount=MoneyView.model_validate(payment.amount, from_attributes=True),
        state=payment.state,
        begun_at=payment.begun_at,
        paid_at=payment.paid_at,
        prepaid=MoneyView.model_validate(payment.prepaid, from_attributes=True),
        receipt=payment.receipt,
        reason=payment.reason,
        pay_url=(begun and tx.tools.provider.pay_url(tx.tenant, payment.id, payment.amount)) or None,
    )


tariffs = Resource("tariffs", "/finance/v1/tariffs", of=Tx.tariffs, shows=TariffView, requires=AUTHENTICATED)

tariffs.create(set_tariff, requires=Permission.BILLS_RUN)
tariffs.list(billing.list_tariffs)
tariffs.list(
    billing.preview_bills, "/<id:tariff_id>/preview", shows=PreviewView, requires=Permission.BILLS_RUN
)
tariffs.start(bill_month, "/<id:tariff_id>/runs", shows=JobView, requires=Permission.BILLS_RUN)
tariffs.list(billing.list_runs, "/<id:tariff_id>/runs", shows=RunView, requires=Permission.BILLS_READ)

bills = Resource("bills", "/finance/v1", of=Tx.bills, shows=to_bills, requires=AUTHENTICATED)

bills.list(billing.list_own_bills, "/bills", asks=Group.BILLS)
bills.show(billing.show_bill, "/bills/<id:bill_id>", shows=to_reckoned, asks=Group.BILLS)
bills.list(billing.list_run_bills, "/runs/<id:run_id>/bills", requires=Permission.BILLS_READ)

payments = Resource("payments", "/finance/v1/payments", of=Tx.payments, shows=to_view, requires=AUTHENTICATED)

payments.create(begin_payment)
payments.list(billing.list_own_payments, asks=Group.BILLS)
payments.list(billing.find_payments, ":find", requires=Permission.BILLS_READ)
payments.show(billing.show_payment)
payments.act("refund", refund_payment, requires=Permission.PAYMENTS_REFUND, asks=Group.PAYMENTS)

receipts = Resource(
    "receipts",
    "/finance/v1/public/<code:district>/receipts",
    of=Tx.payments,
    shows=ReceiptView,
    requires=PUBLIC,
)

receipts.show(billing.show_public_receipt)

incomes = Resource(
    "incomes", "/finance/v1", of=Tx.income_shares, shows=IncomeShareView, requires=AUTHENTICATED
)

incomes.create(share_income, "/funds/<id:fund_id>/shares", requires=Permission.INCOME_SHARE)
incomes.list(billing.list_own_allotments, "/allotments", shows=AllotmentView)

notices = Resource("notices", "/finance/v1/notices")


@notices.raw("POST", "", requires=PUBLIC, consumes="application/json", produces="application/json")
def notify_payment(call: RawRequest[Tx]) -> flask.Response:
    """What the payment provider notifies, signed: the signature says whose payment it is about."""
    body = flask.request.get_data(cache=False)
    told: Notified = call.tools.provider.read(body, flask.request.headers.get(SIGNATURE, ""))
    by = Principal(told.tenant, PROVIDER, PROVIDER)
    payment = call.transact(by, lambda tx: take_notice.handle(tx, told))
    return flask.jsonify({"payment": payment.id, "state": payment.state})
