# SPDX-License-Identifier: AGPL-3.0-or-later
"""Projects and their invoices (发票): a budget, work that is ordered, two keys, and the payment."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, carry_out
from services.portal.areas.money.figures import budget_gauge
from services.portal.areas.money.keeping import (
    account_choices,
    allowed,
    amount_field,
    booked,
    company_choices,
    day_field,
    one_of,
    paying_choices,
)
from services.portal.authority import Permission
from services.portal.client.models.finance import CommitmentView, InvoiceView, WorkView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("projects", __name__)
BUDGET, ORDER, REGISTER = "set_budget", "order_work", "register_invoice"
APPROVE, REJECT, PAY = "approve_invoice", "reject_invoice", "pay_invoice"
REGISTERED, APPROVED = "registered", "approved"


@pages.get("/money/desk/projects/<uuid:project_id>")
@needs(Permission.MONEY)
def show(project_id: UUID) -> Response:
    return _page(str(project_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/projects/<uuid:project_id>")
@needs(Permission.MONEY)
def act(project_id: UUID) -> Response:
    finance = visit().finance
    found, works = finance.commitment(str(project_id)), finance.works(str(project_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REGISTER:
            company = next((one.company_id for one in works if one.id == body.get("work_id")), "")
            given = body | {"id": form.key, "commitment_id": found.id, "company_id": company}
            made = finance.send("invoices", given, form.key)
            return flask.url_for("projects.invoice", invoice_id=made["id"], done=REGISTER)
        if chosen.name == ORDER:
            finance.send(f"commitments/{found.id}/works", body | {"id": form.key}, form.key)
        else:
            finance.send(f"commitments/{found.id}:budget", body, form.key)
        return flask.url_for("projects.show", project_id=found.id, done=chosen.name)

    return carry_out(_acts(found, works), lambda form: _page(found.id, form), do)


@pages.get("/money/desk/invoices/<uuid:invoice_id>")
@needs(Permission.MONEY)
def invoice(invoice_id: UUID) -> Response:
    return _invoice(str(invoice_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/invoices/<uuid:invoice_id>")
@needs(Permission.MONEY)
def decide(invoice_id: UUID) -> Response:
    found = visit().finance.invoice(str(invoice_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = chosen.name.partition("_")[0]
        given = booked(body, form.key) if chosen.name == PAY else body or None
        visit().finance.send(f"invoices/{found.id}:{verb}", given, form.key)
        return flask.url_for("projects.invoice", invoice_id=found.id, done=chosen.name)

    return carry_out(_invoice_acts(found), lambda form: _invoice(found.id, form), do)


def _page(project_id: str, form: Form, done: str = "") -> Response:
    finance = visit().finance
    found, works = finance.commitment(project_id), finance.works(project_id)
    html = flask.render_template(
        "project.html",
        project=found,
        works=works,
        invoices=finance.invoices(project_id),
        companies={one.company_id: one.company for one in works},
        gauge=budget_gauge(visit().words, found),
        acts=_acts(found, works),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _acts(found: CommitmentView, works: list[WorkView]) -> Acts:
    """A budget first; then work is ordered and its invoice comes in. Once it is lifted, nothing."""
    if found.lifted_at:
        return allowed()
    given = []
    if found.budget is not None:
        given.append((Permission.CHECK, _ordering))
        if works:
            given.append((Permission.KEEP, lambda: _registering(works)))
    given.append((Permission.KEEP, lambda: _budgeting(found)))
    return allowed(*given)


def _budgeting(found: CommitmentView) -> Act:
    fund = Field("fund_id", "select", choices=one_of(paying_choices(found.place)))
    return Act(BUDGET, (amount_field(), fund), asks=True)


def _ordering() -> Act:
    company = Field("company_id", "select", choices=company_choices())
    return Act(ORDER, (company, Field("description", "long", word="work_text")))


def _registering(works: list[WorkView]) -> Act:
    choices = tuple((one.id, f"{one.company} · {one.description[:30]}") for one in works)
    work = Field("work_id", "select", choices=one_of(choices))
    number = Field("number", word="invoice_number")
    return Act(REGISTER, (work, number, amount_field(), Field("text", "long", word="invoice_text")))


def _invoice(invoice_id: str, form: Form, done: str = "") -> Response:
    finance = visit().finance
    found = finance.invoice(invoice_id)
    project, works = finance.commitment(found.commitment_id), finance.works(found.commitment_id)
    html = flask.render_template(
        "invoice.html",
        invoice=found,
        project=project,
        work=next((one for one in works if one.id == found.work_id), None),
        acts=_invoice_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _invoice_acts(found: InvoiceView) -> Acts:
    """Who registered it does not approve it: the API refuses them, too."""
    given = []
    if found.state == REGISTERED:
        given.append((Permission.CHECK, lambda: Act(APPROVE)))
    if found.state == APPROVED:
        given.append((Permission.KEEP, lambda: _paying(found)))
    if found.state in (REGISTERED, APPROVED):
        given.append((Permission.CHECK, lambda: Act(REJECT, (Field("reason", "long"),))))
    return allowed(*given)


def _paying(found: InvoiceView) -> Act:
    spent_on = Field(
        "account", "select", choices=account_choices(found.place, "expense"), word="expense_account"
    )
    return Act(PAY, (spent_on, day_field()), asks=True)
