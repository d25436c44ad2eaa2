# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin to pay fees ahead (预缴), for twelve months at the most: the next bills are settled from it."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import Invalid, Money
from services.finance.domain import charges, prepaid
from services.finance.domain.billing_errors import NoProvider
from services.finance.domain.dunning_errors import NotTheOwnersUnit
from services.finance.domain.payments import Payment
from services.finance.domain.totals import month_of
from services.finance.policies import BillingPolicy
from services.finance.store import Tx

TWELVE = 12


class BeginPrepayment(Input):
    """`id`: the client's, of this payment for ever."""

    id: Id
    tariff_id: Id
    unit_id: Id
    months: int = Field(ge=1, le=TWELVE)


def handle(tx: Tx, cmd: BeginPrepayment) -> Payment:
    tariff, unit, owned = (
        tx.tariffs.get(cmd.tariff_id),
        tx.places.get(cmd.unit_id),
        tx.ownerships.find(cmd.unit_id),
    )
    if owned is None or owned.payer != tx.by.subject or not unit.lies_in(tariff.place):
        raise NotTheOwnersUnit(cmd.unit_id)
    today = tx.today(tariff.place)
    basis = tx.bases(tariff, month_of(today), [unit], {unit.id: owned}).get(unit.id)
    if basis is None or not charges.can_be_charged(tariff, unit, basis):
        raise Invalid("tariff_id", "what the unit pays by it is not known")
    monthly = Money(sum(part.fen for _, part in charges.charge(tariff, unit, basis)))
    limit = tx.policy(BillingPolicy, tariff.place).prepay_months
    prepaid.check_months(tariff.id, cmd.months, monthly, tx.credit_of(tariff.fund_id, owned.payer), limit)
    payment = Payment(
        id=tx.unused(tx.payments, cmd.id),
        place=tariff.place,
        fund_id=tariff.fund_id,
        payer=owned.payer,
        bills=(),
        amount=Money(monthly.fen * cmd.months),
        begun_at=tx.now,
    )
    if not tx.tools.provider.pay_url(tx.tenant, payment.id, payment.amount):
        raise NoProvider
    tx.payments.add(payment)
    return payment
