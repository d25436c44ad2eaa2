# SPDX-License-Identifier: AGPL-3.0-or-later
"""Funds and the journal: open a fund, post an entry, take one back by two keys, share common income."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, new_page, word_choices
from services.portal.areas.money.desk import cash_of
from services.portal.areas.money.keeping import (
    DESK,
    account_choices,
    account_names,
    allowed,
    amount_field,
    day_field,
    fund_choices,
    offices,
    place_field,
    quarter_choices,
)
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, has_status
from services.portal.client.models.finance import EntryView, FundView, ReversalView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("books", __name__)
A_PAGE = 50
KINDS = ("operating", "maintenance", "community", "donation", "common_income")
"""Kinds of funds that are opened by hand; a grant opens its own."""

COMMON_INCOME = "common_income"

POST, IMPORT, TARIFF, SHARE = "post_entry", "import_journal", "set_tariff", "share_income"
REVERSE, CONFIRM = "reverse_entry", "confirm_reversal"


@pages.get("/money/desk/funds/new")
@needs(Permission.KEEP)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/money/desk/funds/new")
@needs(Permission.KEEP)
def open_fund() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().finance.send("funds", body, form.key)
        return flask.url_for("books.fund", fund_id=made["id"], done="open_fund")

    return carry_out(_opening(Form.sent()), _new, do)


@pages.get("/money/desk/funds/<uuid:fund_id>")
@needs(Permission.MONEY)
def fund(fund_id: UUID) -> Response:
    return _fund(str(fund_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/funds/<uuid:fund_id>")
@needs(Permission.KEEP)
def act(fund_id: UUID) -> Response:
    found = visit().finance.fund(str(fund_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        finance = visit().finance
        if chosen.name == TARIFF:
            made = finance.send("tariffs", body | {"fund_id": found.id}, form.key)
            return flask.url_for("tariffs.show", tariff_id=made["id"], done=TARIFF)
        if chosen.name == SHARE:
            finance.send(f"funds/{found.id}/shares", body, form.key)
        elif chosen.name == IMPORT:
            finance.send("entries:import", body | {"id": form.key, "fund_id": found.id}, form.key)
        else:
            finance.send("entries", _entry(found, body, form.key), form.key)
        return flask.url_for("books.fund", fund_id=found.id, done=chosen.name)

    return carry_out(_fund_acts(found), lambda form: _fund(found.id, form), do)


@pages.get("/money/desk/entries")
@needs(Permission.MONEY)
def journal() -> str:
    """The journal of the first of the person's places, or of a chosen one."""
    asked = flask.request.args.get("place", "")
    place = asked if visit().by.may(Permission.MONEY, asked) else offices()[0]
    page = visit().finance.entries(place, flask.request.args.get("after"), A_PAGE)
    return flask.render_template("journal.html", page=page, place=place)


@pages.get("/money/desk/entries/<uuid:entry_id>")
@needs(Permission.MONEY)
def entry(entry_id: UUID) -> Response:
    return _entry_page(str(entry_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/entries/<uuid:entry_id>")
@needs(Permission.MONEY)
def take_back(entry_id: UUID) -> Response:
    finance = visit().finance
    found, asked = finance.entry(str(entry_id)), finance.reversals(str(entry_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REVERSE:
            finance.send(f"entries/{found.id}:reverse", body | {"id": form.key}, form.key)
        else:
            finance.send(f"reversals/{asked[-1].id}:confirm", None, form.key)
        return flask.url_for("books.entry", entry_id=found.id, done=chosen.name)

    return carry_out(_entry_acts(found, asked), lambda form: _entry_page(found.id, form), do)


def _new(form: Form) -> Response:
    return new_page("money.new_fund", _opening(form), form, DESK)


def _opening(form: Form) -> Acts:
    kind = Field("kind", "select", choices=word_choices("fund_kind", KINDS), word="fund_kind")
    purpose = Field("purpose", "long", word="fund_purpose")
    return acts(Act("open_fund", (kind, Field("name", word="fund_name"), purpose, place_field(form))))


def _fund(fund_id: str, form: Form, done: str = "") -> Response:
    finance = visit().finance
    found, balances = finance.fund(fund_id), finance.balances(fund_id)
    html = flask.render_template(
        "fund.html",
        fund=found,
        cash=cash_of(balances),
        balances=balances,
        names=account_names(found.place),
        acts=_fund_acts(found),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _fund_acts(found: FundView) -> Acts:
    keep = Permission.KEEP
    given = [(keep, lambda: _posting(found)), (keep, _importing)]
    if found.kind == COMMON_INCOME:
        given.append((keep, lambda: _sharing(found)))
    if not found.restricted:
        given.append((keep, lambda: _charging(found)))
    return allowed(*given)


def _posting(found: FundView) -> Act:
    accounts = account_choices(found.place)
    sides = tuple(Field(name, "select", choices=accounts) for name in ("debit", "credit"))
    fields = (*sides, amount_field(), day_field(), Field("text", "long", word="entry_text"))
    return Act(POST, fields, asks=True)


def _importing() -> Act:
    return Act(IMPORT, (Field("text", "long", word="journal"),), asks=True)


def _sharing(found: FundView) -> Act:
    nothing = (("", visit().words("money.no_fund")),)
    maintenance = (*nothing, *fund_choices(found.place, "maintenance"))
    part = Field("maintenance_fund_id", "select", required=False, choices=maintenance)
    quarter = Field("quarter", "select", choices=quarter_choices(), word="quarter_code")
    return Act(SHARE, (quarter, part), asks=True)


def _charging(found: FundView) -> Act:
    income = account_choices(found.place, "income")
    of = ("units", "fixed", "rented") if found.kind == COMMON_INCOME else ("units", "fixed")
    charged = tuple((name if name != "units" else "", visit().words.name("charged", name)) for name in of)
    fields = (
        Field("name", word="tariff_name"),
        Field("spaces", "select", required=False, choices=charged, word="charged"),
        Field("formula"),
        Field("account", "select", choices=income, word="income_account"),
        Field("due_days", "number", value="30"),
    )
    return Act(TARIFF, fields)


def _entry(found: FundView, body: Body, key: str) -> Body:
    """Two lines of one fund: what is debited, and what is credited with the same."""
    fen = body.get("amount", {}).get("fen", 0)
    lines = [
        {"account": body.get(side), "fund_id": found.id, "fen": sign * fen}
        for side, sign in (("debit", 1), ("credit", -1))
    ]
    kept: Body = {name: body[name] for name in ("text", "effective") if name in body}
    return kept | {"id": key, "place_path": found.place, "lines": lines}


def _entry_page(entry_id: str, form: Form, done: str = "") -> Response:
    finance = visit().finance
    found, asked = finance.entry(entry_id), finance.reversals(entry_id)
    html = flask.render_template(
        "entry.html",
        entry=found,
        reversals=asked,
        waits=bool(asked) and _waits(asked[-1]),
        names=account_names(found.place),
        funds=dict(fund_choices(found.place)),
        acts=_entry_acts(found, asked),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _waits(asked: ReversalView) -> bool:
    """Whether a second person has to let it be taken back: nothing is booked under its id yet."""
    try:
        return visit().finance.entry(asked.id).reverses is None
    except Problem as problem:
        if has_status(problem, GONE):
            return True
        raise


def _entry_acts(found: EntryView, asked: list[ReversalView]) -> Acts:
    if asked and _waits(asked[-1]):
        return allowed((Permission.CHECK, lambda: Act(CONFIRM)))
    if asked or found.reverses:
        return acts()
    return allowed((Permission.KEEP, lambda: Act(REVERSE, (Field("reason", "long"),), asks=True)))
