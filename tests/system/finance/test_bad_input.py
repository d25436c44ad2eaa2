# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong is refused by its own name, and nothing at all is changed."""

from collections.abc import Callable
from typing import Any

import pytest

from services.chassis.values import DomainError
from services.finance.domain.billing_errors import NameNotAllowed
from services.finance.domain.chart import Known
from services.finance.domain.errors import (
    AgainstPurpose,
    ClosedPeriod,
    FundSpent,
    MixedCurrency,
    SamePerson,
    Unbalanced,
)
from services.finance.domain.kinds import FundKind
from services.finance.domain.payments import PaymentState, Told
from services.finance.domain.spending_errors import BeyondCommitment
from tests.system.finance.accounts import published, used
from tests.system.finance.billing import begun, owing, pay, provider, tariff, told_of
from tests.system.finance.compound import SUPERVISOR, Bench
from tests.system.finance.spending import approved, invoiced, ready

Attempt = Callable[[], Any]
TOUCHED = (
    "events",
    "timers",
    "entries",
    "totals",
    "funds",
    "holds",
    "commitments",
    "invoices",
    "payments",
    "bills",
    "credits",
    "tariffs",
    "discrepancies",
)


def stored(bench: Bench) -> dict[str, list[Any]]:
    """What an attempt could have touched, events and timers included."""
    kept = {name: bench.store.database.collection(name).find() for name in TOUCHED}
    return {name: sorted(found, key=repr) for name, found in kept.items()}


def unbalanced(bench: Bench) -> Attempt:
    fund = bench.fund()
    return lambda: bench.post((Known.BANK, fund, 2), (Known.OPENING, fund, -1))


def mixed(bench: Bench) -> Attempt:
    fund = bench.fund()
    lines = [
        {"account": Known.BANK, "fund_id": fund, "fen": 1},
        {"account": Known.OPENING, "fund_id": fund, "fen": -1, "currency": "USD"},
    ]
    return lambda: bench.post(lines=lines)


def closed_quarter(bench: Bench) -> Attempt:
    fund = used(bench)
    published(bench)
    return lambda: bench.post((Known.BANK, fund, 1), (Known.FEES, fund, -1), effective="2026-03-31")


def spent(bench: Bench) -> Attempt:
    fund = bench.fund(cash=100)
    return lambda: bench.post((Known.WORKS, fund, 101), (Known.BANK, fund, -101))


def other_purpose(bench: Bench) -> Attempt:
    fund = bench.fund(FundKind.GRANT, cash=100, allowed=[Known.WORKS])
    return lambda: bench.post(("5003", fund, 1), (Known.BANK, fund, -1))


def above_the_commitment(bench: Bench) -> Attempt:
    _, work = ready(bench, budget=1000)
    invoiced(bench, work, 600)
    return lambda: invoiced(bench, work, 401)


def approved_twice(bench: Bench) -> Attempt:
    _, work = ready(bench)
    invoice = invoiced(bench, work, 700)
    approved(bench, invoice, SUPERVISOR)
    return lambda: approved(bench, invoice, SUPERVISOR)


def forbidden_name(bench: Bench) -> Attempt:
    fund = bench.fund()
    return lambda: tariff(bench, "__import__ * 2", fund_id=fund)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (unbalanced, Unbalanced),
        (mixed, MixedCurrency),
        (closed_quarter, ClosedPeriod),
        (spent, FundSpent),
        (other_purpose, AgainstPurpose),
        (above_the_commitment, BeyondCommitment),
        (approved_twice, SamePerson),
        (forbidden_name, NameNotAllowed),
    ],
)
def test_it_is_refused_by_its_name_and_nothing_is_changed(
    bench: Bench, given: Callable[[Bench], Attempt], refusal: type[DomainError]
):
    attempt = given(bench)
    before = stored(bench)
    with pytest.raises(refusal):
        attempt()
    assert stored(bench) == before


def test_a_notification_that_is_forged_of_another_amount_or_replayed_changes_nothing(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        before = stored(bench)
        wrong = told_of(payment, amount=payment.amount.fen - 1)
        for status, told, more in (
            (401, told_of(payment), {"signed": "0" * 64}),
            (409, wrong, {}),
        ):
            assert sandbox.notify(Told.PAID, told, **more) == status
        assert stored(bench) == before
        pay(bench, payment)
        paid = stored(bench)
        assert sandbox.notify(Told.PAID, told_of(payment)) == 200
        assert sandbox.notify(Told.PAID, wrong) == 409
        assert stored(bench) == paid
    assert bench.read().payments.get(payment.id).state is PaymentState.PAID
