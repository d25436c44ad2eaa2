# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import reject_invoice
from services.finance.commands.reject_invoice import RejectInvoice
from services.finance.domain.invoices import Invoice, InvoiceState
from services.finance.domain.spending_errors import WrongInvoiceState
from tests.system.finance.compound import SUPERVISOR, TREASURER, Bench
from tests.system.finance.spending import approved, done, invoiced, paid, ready


def rejected(bench: Bench, invoice: Invoice, by=SUPERVISOR) -> Invoice:
    cmd = RejectInvoice(reason="数量不符。")
    return bench.act(by, lambda tx: reject_invoice.handle(tx, invoice.id, cmd))


def test_what_was_held_and_invoiced_is_free_again(bench: Bench):
    fund, work = ready(bench)
    first, second = invoiced(bench, work, 100), approved(bench, invoiced(bench, work, 200))
    with pytest.raises(Forbidden):
        rejected(bench, first, TREASURER)
    for invoice in (first, second):
        assert rejected(bench, invoice).state is InvoiceState.REJECTED
        with pytest.raises(WrongInvoiceState):
            rejected(bench, invoice)
    assert bench.read().funds.get(fund).held.fen == 0
    assert bench.read().commitments.get(work.commitment_id).invoiced.fen == 0


def test_what_is_paid_is_not_rejected(bench: Bench):
    _, work = ready(bench)
    done(bench, work)
    invoice = paid(bench, approved(bench, invoiced(bench, work, 100)))
    with pytest.raises(WrongInvoiceState):
        rejected(bench, invoice)
