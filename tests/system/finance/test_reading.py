# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance tells of a bill, a receipt, a project and an entry: to whom it concerns, and to everybody."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from services.chassis.http import Paged
from services.chassis.values import Money, NotFound
from services.finance.app import PaymentProvider
from services.finance.commands import reverse_entry
from services.finance.commands.reverse_entry import ReverseEntry
from services.finance.domain.chart import Known
from services.finance.queries import billing, books, places, spending
from services.finance.queries.billing import OfReceipt
from services.finance.queries.books import OfEntry
from services.finance.queries.places import Area
from services.finance.routes.bill_view import to_reckoned
from services.finance.routes.commitments import to_commitments, to_public_invoices, to_works
from tests.system.finance.billing import FORMULA, begun, owing, pay, provider
from tests.system.finance.compound import COMPOUND, OWNERS, STRANGER, TREASURER, Bench
from tests.system.finance.spending import approved, invoiced, ready

ALL: Any = Paged.model_validate({})


def test_a_bill_says_how_it_was_reckoned_to_its_payer_and_the_treasurer(bench: Bench):
    bill = owing(bench)
    for by in (OWNERS[0], TREASURER):
        shown = bench.act(by, lambda tx: to_reckoned(tx, billing.show_bill(tx, bill.id)))
        assert (shown.formula, shown.area, shown.amount.fen) == (FORMULA, 9100, 16_835)
        assert [part.kind for part in shown.place_parts][-2:] == ["building", "unit"]
        assert not shown.overdue
    bench.until("2026-05-01")
    assert bench.act(OWNERS[0], lambda tx: to_reckoned(tx, billing.show_bill(tx, bill.id))).overdue
    for by in (OWNERS[1], STRANGER):
        with pytest.raises(NotFound):
            billing.show_bill(bench.read(by), bill.id)


def test_a_receipt_is_checked_by_everybody_once_it_is_paid_and_found_by_the_treasurer(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        payment = begun(bench, bill)
        with pytest.raises(NotFound):
            billing.show_public_receipt(bench.read(OWNERS[1]), payment.id)
        pay(bench, payment)
    known = billing.show_public_receipt(bench.read(OWNERS[1]), payment.id)
    query = OfReceipt(receipt=known.receipt)
    assert [one.id for one in billing.find_payments(bench.read(TREASURER), query)] == [payment.id]
    assert billing.find_payments(bench.read(STRANGER), query) == []


def test_a_payer_comes_back_to_the_portal():
    found = PaymentProvider("http://pay.example", "s", portal_url="https://portal.example")
    asked = parse_qs(urlsplit(found.pay_url("320585", "p1", Money(5))).query)
    assert asked["return_url"] == ["https://portal.example/money/payments/p1"]


def test_everybody_reads_a_project_with_its_work_and_invoices_but_no_person(bench: Bench):
    _, work = ready(bench)
    approved(bench, invoiced(bench, work, 5000))
    tx, commitment = bench.read(OWNERS[0]), work.commitment_id
    (project,) = to_commitments(tx, [spending.show_public_commitment(tx, commitment)])
    (ordered,) = to_works(tx, spending.list_public_works(tx, commitment, ALL).items)
    (invoice,) = to_public_invoices(tx, spending.list_public_invoices(tx, commitment, ALL).items)
    assert (project.fund_name, ordered.company) == ("资金", "安居物业")
    assert (invoice.company, invoice.approved, invoice.keys, invoice.state) == ("安居物业", 2, 2, "approved")
    assert not {"registered_by", "approvals", "number"} & set(invoice.model_dump())


def test_an_entry_tells_who_asked_to_take_it_back(bench: Bench):
    fund = bench.fund(cash=100)
    entry = bench.post((Known.BANK, fund, 5), (Known.FEES, fund, -5))
    query = OfEntry(entry=entry.id)
    assert books.list_reversals(bench.read(TREASURER), query) == []
    cmd = ReverseEntry(id=bench.id(), reason="记错了。")
    bench.act(TREASURER, lambda tx: reverse_entry.handle(tx, entry.id, cmd))
    (asked,) = books.list_reversals(bench.read(TREASURER), query)
    assert asked.reason == "记错了。"


def test_the_places_whose_books_one_reads(bench: Bench):
    query = Area.model_validate({"place": COMPOUND.ancestors()[-2], "kind": "compound"})
    assert [one.path for one in places.list_places(bench.read(TREASURER), query).items] == [COMPOUND]
