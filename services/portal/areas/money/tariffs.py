# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tariffs (收费标准): what the next month would come to, billing it with its progress, refunds."""

from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.money.bills import mark
from services.portal.areas.money.formulas import spelled
from services.portal.areas.money.keeping import allowed, everywhere
from services.portal.authority import Permission
from services.portal.client.models.finance import PaymentView, TariffView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("tariffs", __name__)
A_PAGE = 50
BILL, REFUND = "bill_month", "refund_payment"
PAID = "paid"


@pages.get("/money/desk/tariffs/<uuid:tariff_id>")
@needs(Permission.MONEY)
def show(tariff_id: UUID) -> Response:
    return _page(str(tariff_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/tariffs/<uuid:tariff_id>")
@needs(Permission.KEEP)
def act(tariff_id: UUID) -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        job = visit().finance.send(f"tariffs/{tariff_id}/runs", body, form.key)
        return flask.url_for("tariffs.show", tariff_id=tariff_id, done=chosen.name, job=job["id"])

    return carry_out(_acts(), lambda form: _page(str(tariff_id), form), do)


@pages.get("/money/desk/runs/<uuid:run_id>")
@needs(Permission.MONEY)
def run(run_id: UUID) -> str:
    page = visit().finance.run_bills(str(run_id), flask.request.args.get("after"), A_PAGE)
    marks = {bill.id: mark(bill) for bill in page.items}
    return flask.render_template("run.html", run_id=str(run_id), page=page, marks=marks)


@pages.get("/money/desk/payments")
@needs(Permission.MONEY)
def find() -> str:
    """A payment by the number on its receipt."""
    receipt = flask.request.args.get("receipt", "").strip()
    found = visit().finance.payments_by(receipt) if receipt else []
    return flask.render_template("find_payment.html", receipt=receipt, found=found)


@pages.get("/money/desk/payments/<uuid:payment_id>")
@needs(Permission.MONEY)
def payment(payment_id: UUID) -> Response:
    return _payment(str(payment_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/payments/<uuid:payment_id>")
@needs(Permission.KEEP)
def give_back(payment_id: UUID) -> Response:
    found = visit().finance.payment(str(payment_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().finance.send(f"payments/{found.id}:refund", body, form.key)
        return flask.url_for("tariffs.payment", payment_id=found.id, done=chosen.name)

    return carry_out(_payment_acts(found), lambda form: _payment(found.id, form), do)


def _page(tariff_id: str, form: Form, done: str = "") -> Response:
    finance, job = visit().finance, flask.request.args.get("job", "")
    found = tariff_of(tariff_id)
    html = flask.render_template(
        "tariff.html",
        tariff=found,
        formula=spelled(visit().words, found.formula),
        preview=finance.preview(found.id) if visit().by.holds(Permission.KEEP) else [],
        runs=finance.runs(found.id) if visit().by.holds(Permission.KEEP) else [],
        job=finance.job(job) if job else None,
        acts=_acts(),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def tariff_of(tariff_id: str) -> TariffView:
    found = next((one for one in everywhere(visit().finance.tariffs) if one.id == tariff_id), None)
    if found is None:
        raise NotFound
    return found


def _acts() -> Acts:
    return allowed((Permission.KEEP, lambda: Act(BILL, (Field("month", "month"),), asks=True)))


def _payment(payment_id: str, form: Form, done: str = "") -> Response:
    found = visit().finance.payment(payment_id)
    html = flask.render_template(
        "desk_payment.html",
        payment=found,
        acts=_payment_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _payment_acts(found: PaymentView) -> Acts:
    if found.state != PAID:
        return acts()
    return allowed((Permission.KEEP, lambda: Act(REFUND, (Field("reason", "long"),), asks=True)))
