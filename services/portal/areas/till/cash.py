# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cash desk (收款台): receipts, cash that goes to the bank, the day closed by two persons."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, yuan
from services.portal.areas.money.keeping import (
    account_choices,
    allowed,
    everywhere,
    fund_choices,
    offices,
    one_of,
    place_choices,
)
from services.portal.authority import Permission
from services.portal.client.http import Problem
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("cash", __name__)
RECEIVE, HAND_OVER, COUNT, CONFIRM = "receive_cash", "hand_over_cash", "count_cash", "confirm_count"
PAY_BILL = "receive_bill"
NO_SUCH_BILL = "finance.nothing_owed"


@pages.get("/money/desk/cash")
@needs(Permission.MONEY)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/cash")
@needs(Permission.MONEY)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        finance, given = visit().finance, body | {"id": form.key}
        if chosen.name in (RECEIVE, PAY_BILL):
            sent = given if chosen.name == RECEIVE else _for_bill(given)
            made = finance.send("cash-receipts", sent, form.key)
            return flask.url_for("cash.receipt", receipt_id=made["id"], done=chosen.name)
        if chosen.name == HAND_OVER:
            part = {"fund_id": given.pop("fund_id", None), "amount": given.pop("amount", None)}
            finance.send("handovers", given | {"parts": [part]}, form.key)
        elif chosen.name == COUNT:
            counted = {"counted": body["counted"]["fen"]} if "counted" in body else {}
            finance.send("cash-days", body | counted, form.key)
        else:
            finance.send("cash-days:confirm", body, form.key)
        return flask.url_for("cash.index", done=chosen.name)

    return carry_out(_acts(), _page, do)


@pages.get("/money/desk/cash/receipts/<uuid:receipt_id>")
@needs(Permission.MONEY)
def receipt(receipt_id: UUID) -> Response:
    words, found = visit().words, visit().till.receipt(str(receipt_id))
    record = Record(
        words("money.receipt_no", number=found.number),
        "",
        (flask.url_for("cash.index"), words("till.to_cash")),
        words("till.taken_back") if found.taken_back else "",
        rows=(
            (words("till.payer"), found.payer),
            (words("till.what"), found.text),
            (words("money.amount"), yuan(found.amount)),
            (words("till.day"), words.day(found.day, year=True)),
        ),
    )
    return show(record, acts(), Form.fresh(), flask.request.args.get("done", ""))


def _for_bill(given: Body) -> Body:
    """A bill is named by its reference. Raises Problem where nobody owes one of it."""
    reference = str(given.pop("reference", "")).strip().upper()
    found = visit().till.bills_by(reference) if len(reference) == 12 else []  # noqa: PLR2004 - its digits
    if not found:
        raise Problem(422, NO_SUCH_BILL, {})
    return given | {"bills": [found[0].id], "fund_id": found[0].fund_id, "text": found[0].name}


def _page(form: Form, done: str = "") -> Response:
    till, words = visit().till, visit().words
    receipts = tuple(
        Card(
            flask.url_for("cash.receipt", receipt_id=one.id),
            words("money.receipt_no", number=one.number),
            told=f"{one.payer} · {one.text}" + (f" · {words('till.taken_back')}" if one.taken_back else ""),
            much=yuan(one.amount),
        )
        for one in everywhere(till.receipts)
    )
    days = tuple(
        (
            words.day(one.day, year=True),
            yuan(one.booked),
            yuan(one.counted),
            yuan(one.difference),
            one.reason or "–",
            words("till.closed") if one.closed else words("till.to_confirm"),
        )
        for place in offices()
        for one in till.days(place)
    )
    head = ("till.day", "till.booked", "till.counted", "till.difference", "till.reason", "money.state")
    record = Record(
        words("till.cash_title"),
        flask.url_for("cash.act"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("till.cash_lead"),
        rows=tuple(
            (words("till.open_day"), words.day(one.open_day, year=True))
            for place in offices()
            for one in till.desks(place)
            if one.open_day
        ),
        parts=(
            Part("receipts", words("till.receipts"), words("till.no_receipts"), receipts),
            Part(
                "days",
                words("till.days"),
                words("till.no_days"),
                head=tuple(words(key) for key in head),
                rows=days,
            ),
        ),
    )
    return show(record, _acts(), form, done)


def _acts() -> Acts:
    keep, check = Permission.KEEP, Permission.CHECK
    return allowed(
        (keep, _paying), (keep, _receiving), (keep, _handing), (keep, _counting), (check, _confirming)
    )


def _place() -> Field:
    return Field("place_path", "select", choices=one_of(place_choices()))


def _fund() -> Field:
    return Field("fund_id", "select", choices=one_of(fund_choices()))


def _paying() -> Act:
    return Act(
        PAY_BILL,
        (
            Field("reference", word="bill_reference"),
            Field("payer", word="cash_payer"),
            Field("amount", "yuan"),
        ),
        asks=True,
    )


def _receiving() -> Act:
    account = Field(
        "account", "select", choices=account_choices(offices()[0], "income"), word="income_account"
    )
    fields = (
        _fund(),
        Field("payer", word="cash_payer"),
        Field("text", word="cash_text"),
        Field("amount", "yuan"),
    )
    return Act(RECEIVE, (*fields, account), asks=True)


def _handing() -> Act:
    return Act(HAND_OVER, (_place(), _fund(), Field("amount", "yuan"), Field("slip")), asks=True)


def _counting() -> Act:
    bears = Field(
        "fund_id", "select", required=False, choices=(("", "–"), *fund_choices()), word="bearing_fund"
    )
    reason = Field("reason", "long", required=False, word="difference_reason")
    return Act(COUNT, (_place(), Field("counted", "yuan"), reason, bears), asks=True)


def _confirming() -> Act:
    return Act(CONFIRM, (_place(),), asks=True)
