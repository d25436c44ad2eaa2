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
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.areas.money.formulas import spelled
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.finance import (
    BillHoldView,
    BillView,
    ItemsViewHouseholdAccountView,
    MoneyView,
    PageViewSharedCostView,
    ReckonedBillView,
    SharedCostView,
)
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit
from services.portal.panels import Panels

pages = flask.Blueprint("bills", __name__)
LOOK, PAY = "look", "pay"
CHOSEN = "bill_"
"""Before a bill's id: the name of its box in the form."""
SHOWN_PAID = 24
HOLD_KINDS = ("hardship", "dispute")


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
        if has_status(problem, GONE):
            raise
        return _page(form.refused(problem))
    return flask.redirect(payment.pay_url or flask.url_for("payments.show", payment_id=payment.id), 303)


@pages.get("/money/bills/<uuid:bill_id>")
@needs(Permission.BILLS)
def show(bill_id: UUID) -> Response:
    return _bill(str(bill_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/bills/<uuid:bill_id>")
@needs(Permission.BILLS)
def hold_off(bill_id: UUID) -> Response:
    """Ask that it be held off (缓催), for hardship or in dispute."""
    found = visit().finance.bill(str(bill_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().finance.send("bill-holds", body | {"id": form.key, "bills": [found.id]}, form.key)
        return flask.url_for("bills.show", bill_id=found.id, done=chosen.name)

    return carry_out(_holding(found), lambda form: _bill(found.id, form), do)


def _bill(bill_id: str, form: Form, done: str = "") -> Response:
    finance, words = visit().finance, visit().words
    bill = finance.bill(bill_id)
    reckoned = (
        f"{spelled(words, bill.formula, bill.area)} = {words.money(bill.amount.fen, bill.amount.currency)}"
        if bill.formula
        else ""
    )
    hold = finance.read(f"bill-holds/{bill.hold}", BillHoldView) if bill.hold else None
    shared = Panels().ask(lambda: _shared(bill))
    html = flask.render_template(
        "bill.html",
        bill=bill,
        reckoned=reckoned,
        mark=mark(bill),
        hold=hold,
        shared=shared,
        acts=_holding(bill),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _shared(bill: ReckonedBillView) -> SharedCostView | None:
    """The month's whole cost, of which the bill is a part; none where a meter of the unit's own counts."""
    if "quantity" not in bill.formula:
        return None
    found = visit().finance.read(f"tariffs/{bill.tariff_id}/costs", PageViewSharedCostView, limit=MOST)
    return next((one for one in found.items if one.month == bill.month), None)


def _holding(bill: ReckonedBillView) -> Acts:
    if bill.hold or not bill.open:
        return acts()
    kind = Field("kind", "select", choices=word_choices("hold_kind", HOLD_KINDS), word="hold_kind")
    return acts(Act("ask_bill_hold", (kind, Field("text", "long", word="hold_text"))))


def waiting(present: PageContext) -> int:
    """How many bills of the person's are open."""
    return sum(bill.open for bill in present.finance.own_bills().items)


def mark(bill: BillView | ReckonedBillView) -> str:
    """The word of its state: withdrawn, paid, on hold, overdue, partly paid or open."""
    if bill.withdrawn:
        return "withdrawn"
    if not bill.open:
        return "paid"
    if bill.hold:
        return "held"
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
    accounts = panels.ask(lambda: finance.read("household-accounts", ItemsViewHouseholdAccountView).items)
    known = bills.needed().items
    due = sorted((bill for bill in known if bill.open), key=lambda bill: (bill.fund_id, bill.due))
    groups = [list(group) for _, group in groupby(due, key=lambda bill: bill.fund_id)]
    html = flask.render_template(
        "bills.html",
        groups=[(group, total(group)) for group in groups],
        paid=[bill for bill in known if not bill.open][:SHOWN_PAID],
        marks={bill.id: mark(bill) for bill in known},
        allotments=allotments,
        accounts=accounts,
        form=form,
    )
    return flask.Response(html, form.status)


def _chosen(form: Form, known: list[BillView]) -> list[BillView]:
    return [bill for bill in known if form.text(CHOSEN + bill.id) and bill.open]
