# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident's bills (我的账单): what for, how much, until when, how reckoned; chosen, checked, paid."""

from datetime import date
from itertools import groupby
from uuid import UUID

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.chassis.clock import system_now
from services.portal.access import needs
from services.portal.areas.money.formulas import spelled
from services.portal.authority import Permission
from services.portal.client.http import GONE, LOG_IN_AGAIN, Problem, Unreachable, has_status
from services.portal.client.models.finance import BillView, MoneyView, ReckonedBillView
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit
from services.portal.panels import Panels

pages = flask.Blueprint("bills", __name__)
LOOK, PAY = "look", "pay"
CHOSEN = "bill_"
"""Before a bill's id: the name of its box in the form."""
SHOWN_PAID = 24


@pages.get("/money")
@needs(Permission.BILLS)
def index() -> Response:
    return _page(Form.fresh())


@pages.post("/money")
@needs(Permission.BILLS)
def send() -> Response:
    """Choose, and see it once more; then to the payment provider with what was seen."""
    form = Form.sent()
    if form.action not in (LOOK, PAY):
        raise BadRequest
    chosen = _chosen(form, visit().finance.own_bills().items)
    if form.only_shown:
        return _page(form)
    if not chosen:
        return _page(Form(form.key, form.typed, LOOK, visit().words("money.none_chosen"), 422))
    if form.action == LOOK:
        html = flask.render_template("pay_bills.html", bills=chosen, total=total(chosen), form=form)
        return flask.Response(html)
    try:
        body = {"id": form.key, "bills": [bill.id for bill in chosen]}
        payment = visit().finance.begin_payment(body, form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, LOG_IN_AGAIN, GONE):
            raise
        return _page(form.refused(problem))
    return flask.redirect(payment.pay_url or flask.url_for("payments.show", payment_id=payment.id), 303)


@pages.get("/money/bills/<uuid:bill_id>")
@needs(Permission.BILLS)
def show(bill_id: UUID) -> str:
    bill = visit().finance.bill(str(bill_id))
    words = visit().words
    reckoned = (
        f"{spelled(words, bill.formula, bill.area)} = {words.money(bill.amount.fen, bill.amount.currency)}"
        if bill.formula
        else ""
    )
    return flask.render_template("bill.html", bill=bill, reckoned=reckoned, mark=mark(bill))


def waiting(present: PageContext) -> int:
    """How many bills of the person's are open."""
    return sum(bill.open for bill in present.finance.own_bills().items)


def mark(bill: BillView | ReckonedBillView) -> str:
    """The word of its state: paid, partly paid, overdue or open."""
    if not bill.open:
        return "paid"
    if bill.overdue:
        return "late"
    return "part" if bill.paid.fen else "open"


def today() -> date:
    """The local day of the district."""
    return system_now().astimezone(visit().words.zone).date()


def total(bills: list[BillView]) -> MoneyView:
    """What is owed on all of them; bills of one fund have one currency."""
    return MoneyView(fen=sum(bill.owed.fen for bill in bills), currency=bills[0].owed.currency)


def _page(form: Form) -> Response:
    """The open bills by who gets the money, as they can be paid together; then what is paid."""
    panels, finance = Panels(), visit().finance
    bills, allotments = panels.ask(finance.own_bills), panels.ask(finance.own_allotments)
    known = bills.needed().items
    due = sorted((bill for bill in known if bill.open), key=lambda bill: (bill.fund_id, bill.due))
    groups = [list(group) for _, group in groupby(due, key=lambda bill: bill.fund_id)]
    html = flask.render_template(
        "bills.html",
        groups=[(group, total(group)) for group in groups],
        paid=[bill for bill in known if not bill.open][:SHOWN_PAID],
        marks={bill.id: mark(bill) for bill in known},
        allotments=allotments,
        form=form,
    )
    return flask.Response(html, form.status)


def _chosen(form: Form, known: list[BillView]) -> list[BillView]:
    return [bill for bill in known if form.text(CHOSEN + bill.id) and bill.open]
