# SPDX-License-Identifier: AGPL-3.0-or-later
"""Quarters of the books (结账), and the cases in which somebody answers for one (无效必问责)."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    YES,
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    carry_out,
    truth,
    word_choices,
)
from services.portal.areas.money.keeping import allowed, everywhere, place_choices, quarter_choices
from services.portal.authority import Permission
from services.portal.client.models.finance import CaseView, PeriodView, StatementView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("quarters", __name__)
CLOSE, ANSWER, JUDGE = "close_period", "answer_case", "judge_case"


@pages.get("/money/desk/quarters")
@needs(Permission.MONEY)
def index() -> Response:
    return _quarters(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/quarters")
@needs(Permission.KEEP)
def close() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        visit().finance.send("periods:close", body, form.key)
        return flask.url_for("quarters.index", done=chosen.name)

    return carry_out(_closing(place_choices()), _quarters, do)


@pages.get("/money/desk/cases/<uuid:case_id>")
@needs(Permission.MONEY)
def show(case_id: UUID) -> Response:
    return _page(str(case_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/cases/<uuid:case_id>")
@needs(Permission.MONEY)
def act(case_id: UUID) -> Response:
    found = visit().finance.case(str(case_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        verb = chosen.name.partition("_")[0]
        visit().finance.send(f"cases/{found.id}:{verb}", body, form.key)
        return flask.url_for("quarters.show", case_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def _quarters(form: Form, done: str = "") -> Response:
    """The closed quarters of every place that has a fund, and their statements."""
    places = place_choices()
    html = flask.render_template(
        "quarters.html",
        periods=_periods(),
        statements={one.id: one for one in _statements()},
        names=dict(places),
        acts=_closing(places),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _periods() -> list[PeriodView]:
    finance = visit().finance
    places = {fund.place for fund in everywhere(finance.funds)}
    found = [period for place in sorted(places) for period in finance.periods(place)]
    return sorted(found, key=lambda one: one.quarter, reverse=True)


def _statements() -> list[StatementView]:
    by = visit().by
    found = visit().money_of(by.tenant).statements(None, 50).items
    return [one for one in found if by.may(Permission.MONEY, one.place)]


def _closing(places: Choices) -> Acts:
    def make() -> Act:
        where = Field("place_path", "select", choices=places)
        quarter = Field("quarter", "select", choices=quarter_choices(), word="quarter_code")
        return Act(CLOSE, (where, quarter), asks=True)

    return allowed((Permission.KEEP, make))


def _page(case_id: str, form: Form, done: str = "") -> Response:
    found = visit().finance.case(case_id)
    html = flask.render_template("money_case.html", case=found, acts=_acts(found), form=form, done=done)
    return flask.Response(html, form.status)


def _acts(found: CaseView) -> Acts:
    if found.state == "open" and found.owner == visit().by.subject:
        return acts(Act(ANSWER, (Field("answer", "long", word="case_answer"),)))
    if found.state == "answered":
        return allowed((Permission.CHECK, _judging))
    return acts()


def _judging() -> Act:
    accepted = Field("accepted", "select", choices=word_choices("case_accepted", (YES, "no")))
    return Act(JUDGE, (accepted, Field("finding", "long")), truth("accepted"))
