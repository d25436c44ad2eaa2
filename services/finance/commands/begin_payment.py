# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin to pay bills of one's own through the provider: the address at which it is paid."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.finance.domain import payments
from services.finance.domain.billing_errors import NoProvider
from services.finance.domain.payments import Payment
from services.finance.store import Tx


class BeginPayment(Input):
    """`id`: the client's, of this payment for ever."""

    id: Id
    bills: tuple[Id, ...] = Field(min_length=1, max_length=20)


def handle(tx: Tx, cmd: BeginPayment) -> Payment:
    known = [tx.bills.get(bill_id) for bill_id in sorted(set(cmd.bills))]
    amount = payments.owed_together(tx.by.subject, known)
    fund = tx.funds.get(known[0].fund_id)
    payment = Payment(
        id=tx.unused(tx.payments, cmd.id),
        place=fund.place,
        fund_id=fund.id,
        payer=tx.by.subject,
        bills=tuple(bill.id for bill in known),
        amount=amount,
        begun_at=tx.now,
    )
    if not tx.tools.provider.pay_url(tx.tenant, payment.id, amount):
        raise NoProvider
    tx.payments.add(payment)
    return payment
