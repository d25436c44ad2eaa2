# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Money, Role
from services.finance.domain.chart import Known
from services.finance.domain.invoices import InvoiceState
from services.finance.domain.spending_errors import ConflictOfInterest, WorkNotDone, WrongInvoiceState
from tests.system.finance.compound import MANAGER, MATTER, NEIGHBOURHOOD, SUPERVISOR, Bench, person
from tests.system.finance.spending import approved, done, invoiced, paid, ready


def test_an_invoice_is_paid_once_for_work_that_is_done(bench: Bench):
    fund, work = ready(bench)
    invoice = invoiced(bench, work, 700)
    with pytest.raises(WrongInvoiceState):
        paid(bench, invoice)
    approved(bench, invoice)
    with pytest.raises(WorkNotDone):
        paid(bench, invoice)
    done(bench, work)
    with pytest.raises(Forbidden):
        paid(bench, invoice, SUPERVISOR)
    settled = paid(bench, invoice)
    entry = bench.read().entries.get(settled.entry_id)
    assert (settled.state, entry.matter, entry.subject) == (
        InvoiceState.PAID,
        MATTER,
        f"invoice/{invoice.id}",
    )
    assert bench.books(fund)[Known.WORKS] == 700
    assert (bench.cash(fund), bench.read().funds.get(fund).held.fen) == (99_300, 0)
    assert bench.read().commitments.get(work.commitment_id).paid == Money(700)
    with pytest.raises(WrongInvoiceState):
        paid(bench, invoice)
    assert bench.told("invoice", invoice.id)[-1] == "InvoicePaid"


def test_work_that_failed_is_not_paid(bench: Bench):
    _, work = ready(bench)
    invoice = approved(bench, invoiced(bench, work, 700))
    done(bench, work, "unsolvable")
    with pytest.raises(WorkNotDone):
        paid(bench, invoice)


def test_who_works_for_the_company_does_not_pay_it(bench: Bench):
    _, work = ready(bench)
    done(bench, work)
    invoice = approved(bench, invoiced(bench, work, 700))
    both = person(73, MANAGER.name, (NEIGHBOURHOOD, Role.TREASURER))
    with pytest.raises(ConflictOfInterest):
        paid(bench, invoice, both)
