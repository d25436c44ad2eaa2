# SPDX-License-Identifier: AGPL-3.0-or-later
"""A quarter's statement (收支明细) for everybody: charts, table, download; reviewed and objected to."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

import flask
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from services.chassis.tables.writing import to_csv
from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.areas.money.figures import EXPENSE, INCOME, account_bars, quarter_lines
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.finance import AccountLineView, StatementView
from services.portal.forms import Form, number
from services.portal.page_context import visit
from services.portal.panels import Panels
from services.portal.uploads import attachment

pages = flask.Blueprint("public_statements", __name__)
QUARTERS, MOST_PARTS = 8, 25
"""So many quarters make the line; of so many pieces the journal is put together here."""
REVIEW, OBJECT = "review", "object"
DRAWING, PUBLISHED = "drawing", "published"
DECIMALS = 2
COLUMNS = ("opening", "debit", "credit", "closing")
"""Amounts of an account in a statement."""

Cell = str | Decimal
Table = tuple[Sequence[str], Sequence[Sequence[Cell]]]
"""The heads of the columns, and the rows."""


@pages.get("/public/<district>/money/statements/<uuid:statement_id>")
@public
def show(district: str, statement_id: UUID) -> Response:
    found = published(district, statement_id)
    return _page(district, found, Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/statements/<uuid:statement_id>")
def send(statement_id: UUID) -> Response:
    """A review by stars, or an objection, by those whom it concerns."""
    form, district, finance = Form.sent(), visit().by.tenant, visit().finance
    found = published(district, statement_id)
    if form.only_shown or form.action not in (REVIEW, OBJECT):
        return _page(district, found, form)
    try:
        if form.action == REVIEW:
            stars = form.text("stars")
            body = {"stars": number(stars), "text": form.text("review")}
            finance.send(f"statements/{found.id}:review", body, form.key)
        else:
            path = f"publications/{found.publication_id}/objections"
            finance.send(path, {"text": form.text("text")}, form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return _page(
            district, found, form.refused(problem, {"text": "review"} if form.action == REVIEW else {})
        )
    address = flask.url_for(
        "public_statements.show", district=district, statement_id=found.id, done=form.action
    )
    return flask.redirect(address, 303)


@pages.get("/public/<district>/money/statements/<uuid:statement_id>/accounts.csv")
@public
def table(district: str, statement_id: UUID) -> Response:
    """The statement's table: every account of every fund."""
    found = published(district, statement_id)
    return _csv(f"{found.quarter}-accounts.csv", *accounts(found))


@pages.get("/public/<district>/money/statements/<uuid:statement_id>/journal.csv")
@public
def journal(district: str, statement_id: UUID) -> Response:
    """Every posting of the quarter, from the public log: its day, accounts, funds and amounts."""
    found = published(district, statement_id)
    return _csv(f"{found.quarter}-journal.csv", *postings(district, found))


def fund_names(found: StatementView) -> dict[str, str]:
    """What each fund is called: those of the same name are numbered as they stand."""
    told: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for fund in found.funds:
        seen[fund.name] += 1
        told[fund.fund_id] = f"{fund.name} ({seen[fund.name]})" if seen[fund.name] > 1 else fund.name
    return told


def accounts(found: StatementView) -> Table:
    """Every account of every fund, amounts as numbers."""
    words = visit().plain_words
    names = fund_names(found)
    head = [words(f"money.{name}") for name in ("quarter", "fund", "account_code", "account", *COLUMNS)]
    rows: list[Sequence[Cell]] = [
        [found.quarter, names[fund.fund_id], line.account, line.name, *_amounts(line)]
        for fund in found.funds
        for line in fund.lines
    ]
    return head, rows


def postings(district: str, found: StatementView) -> Table:
    """Every posting, from the public log. Raises NotFound where there are too many for a page."""
    money, words = visit().money_of(district), visit().plain_words
    if found.parts > MOST_PARTS:
        raise NotFound
    leaves = [json.loads(money.leaf(f"{found.id}.{part}").data) for part in range(found.parts)]
    booked = [one for leaf in leaves for one in json.loads(leaf["content"])["postings"]]
    names = {line.account: line.name for fund in found.funds for line in fund.lines}
    funds = fund_names(found)
    head = [words(f"money.{name}") for name in ("day", "entry", "account_code", "account", "fund", "amount")]
    rows = [
        (
            one["day"],
            one["id"],
            account,
            names.get(account, ""),
            funds.get(fund, fund),
            _yuan(fen),
        )
        for one in booked
        for account, fund, fen, _currency in one["lines"]
    ]
    return head, rows


def published(district: str, statement_id: UUID) -> StatementView:
    found = visit().money_of(code(district)).statement(str(statement_id))
    if found.state == DRAWING:
        raise NotFound
    return found


def _page(district: str, found: StatementView, form: Form, done: str = "") -> Response:
    money, panels, words = visit().money_of(district), Panels(), visit().words
    publication = panels.ask(lambda: money.publication(found.publication_id or ""))
    cases = panels.ask(lambda: money.cases(found.id))
    series = panels.ask(lambda: _series(district, found))
    html = flask.render_template(
        "public_statement.html",
        district=district,
        statement=found,
        names=fund_names(found),
        publication=publication,
        cases=cases,
        charts=[
            chart
            for chart in (
                account_bars(words, found, INCOME),
                account_bars(words, found, EXPENSE),
                quarter_lines(words, series.content or ()),
            )
            if chart
        ],
        reviewing=found.state == PUBLISHED,
        is_own=visit().principal is not None and visit().by.tenant == district,
        has_journal=found.parts <= MOST_PARTS,
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _series(district: str, found: StatementView) -> list[StatementView]:
    """The quarters of its place until this one, the oldest first."""
    known = visit().money_of(district).statements(None, 50).items
    own = [one for one in known if one.place == found.place and one.state != DRAWING]
    return sorted((one for one in own if one.quarter <= found.quarter), key=lambda one: one.quarter)[
        -QUARTERS:
    ]


def _csv(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    return attachment(to_csv([head, *rows], begins=True), "text/csv; charset=utf-8", name)


def _amounts(line: AccountLineView) -> list[Decimal]:
    return [_yuan(amount.fen) for amount in (line.opening, line.debit, line.credit, line.closing)]


def _yuan(fen: int) -> Decimal:
    """As a number that a spreadsheet adds up: `-1234.50`."""
    return Decimal(fen).scaleb(-DECIMALS)
