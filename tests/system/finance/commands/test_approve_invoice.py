# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import put_policy
from services.finance.domain.errors import FundSpent, SamePerson
from services.finance.domain.invoices import InvoiceState
from services.finance.domain.spending_errors import ConflictOfInterest, WrongInvoiceState
from services.finance.policies import SpendingPolicy
from tests.system.finance.compound import (
    ADMIN,
    COMPOUND,
    MANAGER,
    SECOND,
    SUPERVISOR,
    TREASURER,
    Bench,
)
from tests.system.finance.spending import approved, invoiced, ready


def test_two_different_persons_approve_and_the_money_is_held(bench: Bench):
    fund, work = ready(bench)
    invoice = invoiced(bench, work, 700)
    assert approved(bench, invoice, SUPERVISOR).state is InvoiceState.REGISTERED
    assert bench.read().funds.get(fund).held.fen == 0
    with pytest.raises(SamePerson):
        approved(bench, invoice, SUPERVISOR)
    assert approved(bench, invoice, SECOND).state is InvoiceState.APPROVED
    assert bench.read().funds.get(fund).held.fen == 700
    with pytest.raises(WrongInvoiceState):
        approved(bench, invoice, ADMIN)


def test_neither_who_registered_it_nor_who_works_for_the_company(bench: Bench):
    _, work = ready(bench)
    own = invoiced(bench, work, 100, ADMIN)
    with pytest.raises(SamePerson):
        approved(bench, own, ADMIN)
    with pytest.raises(ConflictOfInterest):
        approved(bench, own, MANAGER)
    with pytest.raises(Forbidden):
        approved(bench, own, TREASURER)


def test_little_needs_one_key_where_the_policy_says_so(bench: Bench):
    policy = SpendingPolicy(two_from=1000)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    _, work = ready(bench)
    assert approved(bench, invoiced(bench, work, 999), SUPERVISOR).state is InvoiceState.APPROVED
    assert approved(bench, invoiced(bench, work, 1000), SUPERVISOR).state is InvoiceState.REGISTERED


def test_a_fund_without_the_money_is_not_promised(bench: Bench):
    fund, work = ready(bench, cash=500)
    invoice = invoiced(bench, work, 501)
    with pytest.raises(FundSpent):
        approved(bench, invoice)
    assert bench.read().funds.get(fund).held.fen == 0
    assert len(bench.read().invoices.get(invoice.id).approvals) == 1
