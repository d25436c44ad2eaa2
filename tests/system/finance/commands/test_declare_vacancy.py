# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Invalid, Principal
from services.finance.commands import declare_vacancy, put_policy
from services.finance.commands.declare_vacancy import DeclareVacancy
from services.finance.domain.dunning_errors import UnknownUnit
from services.finance.policies import BillingPolicy
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import ADMIN, COMPOUND, OWNERS, TREASURER, Bench, flat, number


def declared(bench: Bench, unit: str, first: str, last: str, by: Principal = TREASURER) -> None:
    cmd = DeclareVacancy(id=bench.id(), unit_id=unit, from_month=first, through_month=last, reason="未入住。")
    bench.act(by, lambda tx: declare_vacancy.handle(tx, cmd))


def test_an_empty_flat_pays_what_the_policy_says_and_by_default_all(bench: Bench):
    known = tariff(bench, "household * 100")
    declared(bench, flat(1), "2026-03", "2026-04")
    billed(bench, known, "2026-03")
    bench.fire()
    policy = BillingPolicy(vacancy_percent=70)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    for month in ("2026-04", "2026-05"):
        billed(bench, known, month)
    bench.fire()
    paid = {bill.month: bill.amount.fen for bill in bills_of(bench, OWNERS[0])}
    assert paid == {"2026-03": 10_000, "2026-04": 7000, "2026-05": 10_000}


def test_of_a_unit_in_months_that_follow(bench: Bench):
    with pytest.raises(UnknownUnit):
        declared(bench, number(1999), "2026-03", "2026-04")
    with pytest.raises(Invalid):
        declared(bench, flat(1), "2026-04", "2026-03")
    with pytest.raises(ValidationError):
        declared(bench, flat(1), "2026-13", "2026-13")
    with pytest.raises(Forbidden):
        declared(bench, flat(1), "2026-03", "2026-03", by=OWNERS[0])
