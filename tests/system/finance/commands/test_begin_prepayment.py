# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Principal
from services.finance.commands import begin_prepayment
from services.finance.commands.begin_prepayment import BeginPrepayment
from services.finance.domain.billing_errors import NotRefundable
from services.finance.domain.bills import Tariff
from services.finance.domain.chart import Known
from services.finance.domain.dunning_errors import NotTheOwnersUnit, PrepaidTooFar
from services.finance.domain.payments import Payment
from tests.system.finance.billing import billed, bills_of, pay, provider, refund, tariff
from tests.system.finance.compound import OWNERS, Bench, flat


def prepaid(bench: Bench, known: Tariff, months: int, by: Principal = OWNERS[0]) -> Payment:
    cmd = BeginPrepayment(id=bench.id(), tariff_id=known.id, unit_id=flat(1), months=months)
    return bench.act(by, lambda tx: begin_prepayment.handle(tx, cmd))


def test_the_next_bills_are_settled_from_it(bench: Bench):
    known = tariff(bench, "household * 100")
    with provider(bench):
        payment = prepaid(bench, known, 2)
        pay(bench, payment)
        for month in ("2026-03", "2026-04", "2026-05"):
            billed(bench, known, month)
        bench.fire()
        owed = {bill.month: bill.owed.fen for bill in bills_of(bench, OWNERS[0])}
        assert owed == {"2026-03": 0, "2026-04": 0, "2026-05": 10_000}
        assert bench.books(known.fund_id)[Known.PREPAID] == 0
        with pytest.raises(NotRefundable):
            refund(bench, payment)


def test_twelve_months_at_the_most_by_whoever_pays_for_the_unit(bench: Bench):
    known = tariff(bench, "household * 100")
    with pytest.raises(ValidationError):
        prepaid(bench, known, 13)
    with pytest.raises(NotTheOwnersUnit):
        prepaid(bench, known, 1, by=OWNERS[1])
    with provider(bench):
        pay(bench, prepaid(bench, known, 7))
        with pytest.raises(PrepaidTooFar):
            prepaid(bench, known, 6)
        assert prepaid(bench, known, 5).amount.fen == 50_000
