# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes on a budget (参与式预算): a resident chooses projects; staff open one."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    new_page,
    place_field,
    word_choices,
    yuan,
)
from services.portal.areas.governance.figures import budget_bars
from services.portal.areas.governance.lines import rows
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.deliberation import BudgetVoteView, ProjectView
from services.portal.forms import Form, number
from services.portal.page_context import visit

pages = flask.Blueprint("budgets", __name__)
RULES = ("equal_shares", "greedy", "greedy_no_skip")
FORMS = ("approval", "choose_one", "cumulative")
PROJECT = "project_"
ONE = "chosen"


@pages.get("/budgets/<uuid:budget_vote_id>")
@needs(Permission.VOTE)
def show(budget_vote_id: UUID) -> Response:
    return _page(str(budget_vote_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/budgets/<uuid:budget_vote_id>")
@needs(Permission.VOTE)
def send(budget_vote_id: UUID) -> Response:
    form, governance = Form.sent(), visit().governance
    if form.only_shown:
        return _page(str(budget_vote_id), form)
    try:
        body = {"points": _points(form)}
        governance.send(f"budget-votes/{budget_vote_id}/ballots", body, form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return _page(str(budget_vote_id), form.refused(problem))
    return flask.redirect(flask.url_for("budgets.show", budget_vote_id=budget_vote_id, done="chosen"), 303)


@pages.get("/council/budgets/new")
@needs(Permission.COUNCIL)
def ask() -> Response:
    return _new(Form.fresh())


@pages.post("/council/budgets/new")
@needs(Permission.COUNCIL)
def open_() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().governance.send("budget-votes", body, form.key)
        return flask.url_for("budgets.show", budget_vote_id=made["id"], done="opened")

    return carry_out(_opening(Form.sent()), _new, do)


def _points(form: Form) -> dict[str, int]:
    """The points of each project: ticked ones have one. What is no number is left for the API to refuse."""
    typed = {name.removeprefix(PROJECT): form.text(name) for name in form.typed if name.startswith(PROJECT)}
    if form.text(ONE):
        typed[form.text(ONE)] = "1"
    points = {name: number(text) for name, text in typed.items()}
    return {name: given for name, given in points.items() if isinstance(given, int) and given}


def _page(budget_vote_id: str, form: Form, done: str = "") -> Response:
    governance = visit().governance
    vote = governance.budget_vote(budget_vote_id)
    own = governance.own_budget_ballot(vote.id)
    html = flask.render_template(
        "choose_projects.html",
        vote=vote,
        own=own,
        projects=[(one.id, _told(one), "") for one in vote.projects],
        given=_given(form, vote) or (own.points if own else {}),
        form=form,
        done=done,
        figure=budget_bars(visit().words, vote),
        may_choose=vote.state == "open" and not visit().is_staff,
    )
    return flask.Response(html, form.status)


def _told(one: ProjectView) -> str:
    words = visit().words
    return words("governance.project_tile", title=one.title, cost=words.money(one.cost))


def _given(form: Form, vote: BudgetVoteView) -> dict[str, int]:
    """What was typed, where a form is shown again."""
    known, typed = {one.id for one in vote.projects}, _points(form)
    return {name: points for name, points in typed.items() if name in known}


def _new(form: Form) -> Response:
    return new_page("governance.new_budget", _opening(form), form)


def _opening(form: Form) -> Acts:
    fields = (
        Field("title"),
        place_field(form),
        Field("budget", "yuan"),
        Field("projects", "lines"),
        Field("form", "select", choices=word_choices("budget_form", FORMS)),
        Field("most", "number", value="3"),
        Field("rule", "select", choices=word_choices("budget_rule", RULES)),
        Field("closes_at", "moment"),
    )
    return acts(Act("open_budget_vote", fields, _asked))


def _asked(body: Body) -> Body:
    """Amounts in fen. Raises Problem at the projects for a line that is none."""
    given = rows("projects", body.get("projects", []), "title", "cost")
    projects = [{"title": one["title"], "cost": yuan("projects", one["cost"])["fen"]} for one in given]
    budget = {"budget": body["budget"]["fen"]} if "budget" in body else {}
    return body | budget | {"projects": projects}
