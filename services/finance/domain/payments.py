# SPDX-License-Identifier: AGPL-3.0-or-later
"""A payment through a provider: begun, paid, refunded; whatever is notified twice, late or out of order."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.billing_errors import (
    BillsOfOthers,
    NotAwaited,
    NothingOwed,
    NotRefundable,
    WrongAmount,
)
from services.finance.domain.bills import Bill
from services.finance.domain.events import PaymentReceived, PaymentRefunded


class PaymentState(StrEnum):
    BEGUN = "begun"
    PAID = "paid"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class Told(StrEnum):
    """What a provider notifies."""

    PAID = "paid"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class Notified:
    """One notification, its signature checked: of which district's payment, what, how much."""

    tenant: str
    payment_id: str
    told: Told
    amount: Money


class Provider(Protocol):
    """Whoever takes payments for a district: where one is paid, and how it is given back."""

    def pay_url(self, tenant: str, payment_id: str, amount: Money) -> str: ...
    def refund(self, tenant: str, payment_id: str, amount: Money) -> None: ...
    def read(self, body: bytes, signature: str) -> Notified: ...
    def settlement(self, tenant: str, day: date) -> str: ...


@dataclass(frozen=True, slots=True)
class ReceiptCount:
    """How many receipts a stripe has given out on a day."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    bill_id: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class Payment:
    """`parts`: what it settled, once it is paid; `prepaid`: what was left; `receipt`: the receipt's number.

    `refund_told`: the provider told of a refund before it told of the payment.
    `settled_by`: the provider's settlement in which it stood.
    """

    id: str
    place: OrgPath
    fund_id: str
    payer: str
    bills: tuple[str, ...]
    amount: Money
    begun_at: datetime
    state: PaymentState = PaymentState.BEGUN
    parts: tuple[Part, ...] = ()
    prepaid: Money = Money(0)  # noqa: RUF009 - it is frozen
    paid_at: datetime | None = None
    receipt: str = ""
    reason: str = ""
    refund_told: bool = False
    settled_by: str | None = None


def owed_together(payer: str, bills: Iterable[Bill]) -> Money:
    """What is owed on bills that are paid together. Raises BillsOfOthers, NothingOwed."""
    known = list(bills)
    ids = tuple(bill.id for bill in known)
    if len({bill.fund_id for bill in known}) != 1 or any(bill.payer != payer for bill in known):
        raise BillsOfOthers(ids)
    owed = sum(bill.owed.fen for bill in known if bill.open)
    if owed <= 0:
        raise NothingOwed(ids)
    return Money(owed)


def check_amount(payment: Payment, told: Money) -> None:
    """A payment id names one amount. Raises WrongAmount."""
    if told != payment.amount:
        raise WrongAmount(payment.id, payment.amount.fen, told.fen)


def receive(
    payment: Payment, parts: tuple[Part, ...], prepaid: Money, receipt: str, at: datetime
) -> tuple[Payment, list[Event]]:
    """The money is at the provider. Raises NotAwaited."""
    if payment.state is not PaymentState.BEGUN:
        raise NotAwaited(payment.id, payment.state)
    paid = replace(
        payment, state=PaymentState.PAID, parts=parts, prepaid=prepaid, receipt=receipt, paid_at=at
    )
    return paid, [PaymentReceived(paid.id, paid.place, paid.payer, paid.amount, receipt)]


def ask_refund(payment: Payment, reason: str, credit: Money) -> Payment:
    """Have the provider give it back; `credit`: what is left of what was paid ahead.

    Raises NotRefundable.
    """
    used = payment.prepaid.fen > max(0, credit.fen)
    if payment.state is not PaymentState.PAID or used:
        raise NotRefundable(payment.id, payment.state)
    return replace(payment, state=PaymentState.REFUNDING, reason=reason)


def refund(payment: Payment) -> tuple[Payment, list[Event]]:
    """The provider gave it back, asked for or by itself. Raises NotRefundable."""
    if payment.state not in (PaymentState.PAID, PaymentState.REFUNDING):
        raise NotRefundable(payment.id, payment.state)
    refunded = replace(payment, state=PaymentState.REFUNDED)
    return refunded, [PaymentRefunded(payment.id, payment.place, payment.payer, payment.amount)]


def note_refund(payment: Payment) -> Payment:
    """The refund is told before the payment: it is done when the payment comes. Raises NotAwaited."""
    if payment.state is not PaymentState.BEGUN:
        raise NotAwaited(payment.id, payment.state)
    return replace(payment, refund_told=True)


def of(payment: Payment, fen: int) -> Money:
    """An amount in the payment's currency."""
    return Money(fen, payment.amount.currency)


def receipt(day: date, counted: ReceiptCount, stripe: int, stripes: int) -> str:
    """The number of a receipt: its day, and a count that no other receipt of the day has."""
    return f"{day:%Y%m%d}-{counted.count * stripes + stripe:06d}"


def signature(secret: str, body: bytes) -> str:
    """HMAC-SHA256 over a body, in hexadecimal digits: what the provider and we sign with."""
    return hmac.new(secret.encode(), body, sha256).hexdigest()
