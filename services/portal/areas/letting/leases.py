# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lease with its bills, a deposit between two persons, and a paid service with what flows back."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, carry_out, word_choices
from services.portal.areas.letting.assets import CASH_OR_BANK, DEPOSIT, depositing
from services.portal.areas.letting.record import Part, Record, show, status, yuan
from services.portal.areas.money.bills import mark
from services.portal.areas.money.keeping import allowed, booked
from services.portal.authority import Permission
from services.portal.client.models.finance import BillView, DepositView, LeaseView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("leases", __name__)
END, RETURN, CONFIRM = "end_lease", "return_deposit", "confirm_return"
REPORT, END_SERVICE = "report_turnover", "end_service"


@pages.get("/money/desk/leases/<uuid:lease_id>")
@needs(Permission.MONEY)
def lease(lease_id: UUID) -> Response:
    return _lease(str(lease_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/leases/<uuid:lease_id>")
@needs(Permission.KEEP)
def act(lease_id: UUID) -> Response:
    found = visit().letting.lease(str(lease_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == DEPOSIT:
            made = visit().finance.send("deposits", body | {"id": form.key}, form.key)
            return flask.url_for("leases.deposit", deposit_id=made["id"], done=DEPOSIT)
        visit().finance.send(f"leases/{found.id}:end", body, form.key)
        return flask.url_for("leases.lease", lease_id=found.id, done=END)

    return carry_out(_lease_acts(found), lambda form: _lease(found.id, form), do)


@pages.get("/money/desk/deposits/<uuid:deposit_id>")
@needs(Permission.MONEY)
def deposit(deposit_id: UUID) -> Response:
    return _deposit(str(deposit_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/deposits/<uuid:deposit_id>")
@needs(Permission.MONEY)
def give_back(deposit_id: UUID) -> Response:
    found = visit().letting.deposit(str(deposit_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == CONFIRM:
            visit().finance.send(f"deposits/{found.id}:confirm", None, form.key)
        else:
            kept = {"kept": body["kept"]["fen"]} if "kept" in body else {}
            visit().finance.send(f"deposits/{found.id}:return", booked(body, form.key) | kept, form.key)
        return flask.url_for("leases.deposit", deposit_id=found.id, done=chosen.name)

    return carry_out(_deposit_acts(found), lambda form: _deposit(found.id, form), do)


@pages.get("/money/desk/services/<uuid:service_id>")
@needs(Permission.MONEY)
def service(service_id: UUID) -> Response:
    return _service(str(service_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/services/<uuid:service_id>")
@needs(Permission.KEEP)
def account(service_id: UUID) -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = "/shares" if chosen.name == REPORT else ":end"
        visit().finance.send(f"services/{service_id}{verb}", body, form.key)
        return flask.url_for("leases.service", service_id=service_id, done=chosen.name)

    return carry_out(_service_acts(), lambda form: _service(str(service_id), form), do)


def _lease(lease_id: str, form: Form, done: str = "") -> Response:
    letting, words = visit().letting, visit().words
    found = letting.lease(lease_id)
    rows = (
        (words("letting.lessee"), found.lessee),
        (words("letting.rent"), yuan(found.rent)),
        (words("letting.from"), words.day(found.begins, year=True)),
        (words("letting.until"), words.day(found.ended_on or found.ends, year=True)),
        (words("letting.reason"), found.reason),
    )
    record = Record(
        found.name,
        flask.url_for("leases.act", lease_id=found.id),
        (flask.url_for("assets.asset", asset_id=found.asset_id), words("letting.to_asset")),
        state=status("lease_state", found.state),
        rows=rows,
        parts=(_bills(letting.rents(found.id)),),
    )
    return show(record, _lease_acts(found), form, done)


def _bills(bills: list[BillView]) -> Part:
    words = visit().words
    rows = tuple(
        (words.month(one.month), yuan(one.amount), words.name("bill_state", mark(one)), one.reference)
        for one in bills
    )
    head = ("letting.month", "money.amount", "money.state", "letting.reference")
    return Part(
        "bills",
        words("letting.bills"),
        words("letting.no_bills"),
        head=tuple(words(key) for key in head),
        rows=rows,
    )


def _lease_acts(found: LeaseView) -> Acts:
    if found.state != "active":
        return allowed()
    keep, ending = Permission.KEEP, (Field("on", "date", word="last_day"), Field("reason", "long"))
    return allowed(
        (keep, lambda: depositing(found.id, found.fund_id)), (keep, lambda: Act(END, ending, asks=True))
    )


def _deposit(deposit_id: str, form: Form, done: str = "") -> Response:
    words = visit().words
    found = visit().letting.deposit(deposit_id)
    record = Record(
        f"{found.payer} · {found.purpose}",
        flask.url_for("leases.give_back", deposit_id=found.id),
        (flask.url_for("assets.index"), words("letting.to_assets")),
        words("letting.deposit_lead"),
        status("deposit_state", found.state),
        rows=(
            (words("money.amount"), yuan(found.amount)),
            (words("money.receipt_number"), found.receipt),
            (words("letting.kept"), yuan(found.kept) if found.kept.fen else ""),
            (words("letting.reason"), found.reason),
        ),
    )
    return show(record, _deposit_acts(found), form, done)


def _deposit_acts(found: DepositView) -> Acts:
    if found.state == "asked":
        return allowed((Permission.CHECK, lambda: Act(CONFIRM)))
    if found.state != "held":
        return allowed()
    fields = (
        Field(
            "account",
            "select",
            choices=word_choices("money_account", CASH_OR_BANK[::-1]),
            word="money_account",
        ),
        Field("kept", "yuan", required=False),
        Field("reason", "long", required=False, word="kept_reason"),
    )
    return allowed((Permission.KEEP, lambda: Act(RETURN, fields, asks=True)))


def _service(service_id: str, form: Form, done: str = "") -> Response:
    letting, words = visit().letting, visit().words
    found = letting.service(service_id)
    record = Record(
        found.name,
        flask.url_for("leases.account", service_id=found.id),
        (flask.url_for("assets.index"), words("letting.to_assets")),
        words.name("service_kind", found.kind),
        rows=(
            (words("letting.provider"), found.provider),
            (words("letting.share"), words("letting.percent", percent=words.number(found.share / 100))),
            (words("letting.from"), words.month(found.begins)),
            (words("letting.until"), words.month(found.ends)),
        ),
        parts=(_bills(letting.shares(found.id)),),
    )
    return show(record, _service_acts(), form, done)


def _service_acts() -> Acts:
    keep, month = Permission.KEEP, Field("month", "month")
    return allowed(
        (keep, lambda: Act(REPORT, (month, Field("turnover", "yuan")), asks=True)),
        (keep, lambda: Act(END_SERVICE, (Field("month", "month", word="last_month"),), asks=True)),
    )
