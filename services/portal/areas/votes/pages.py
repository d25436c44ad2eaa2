# SPDX-License-Identifier: AGPL-3.0-or-later
"""The votes of where one lives, and one's own ballot: chosen, looked at once more, given."""

from uuid import UUID

import flask
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.governance.standing import seeking
from services.portal.areas.votes.figures import figures, threshold
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.deliberation import (
    BallotView,
    BudgetVoteView,
    OwnUnitView,
    SurveyView,
    VoteView,
)
from services.portal.forms import Form
from services.portal.page_context import PageContext, visit

pages = flask.Blueprint("votes", __name__)
pages.add_app_template_global(threshold)
CHOICES = ("agree", "disagree", "abstain")
CHOOSE, CAST = "choose", "cast"
OPEN, COMING = ("open",), ("announced",)
NEIGHBOURHOOD_DEPTH = 3
MOST_SURVEYS = 10
MOST_BUDGETS = 5


@pages.get("/votes")
@needs(Permission.VOTE)
def index() -> str:
    """Open ones first, then what was announced, then what is over."""
    votes, surveys = _votes(visit()), _surveys(visit())
    groups = [
        ("open", [vote for vote in votes if vote.state in OPEN]),
        ("coming", [vote for vote in votes if vote.state in COMING]),
        ("over", [vote for vote in votes if vote.state not in (*OPEN, *COMING, "prepared")]),
    ]
    shown = [(name, found) for name, found in groups if found]
    areas = _areas(visit())
    return flask.render_template(
        "votes.html",
        groups=shown,
        surveys=surveys,
        elections=[one for area in areas for one in seeking(visit(), area)],
        budgets=_budgets(visit(), areas),
    )


@pages.get("/votes/<uuid:vote_id>")
@needs(Permission.VOTE)
def show(vote_id: UUID) -> Response:
    vote = visit().deliberation.vote(str(vote_id))
    return _page(
        vote, Form.fresh(unit_id=flask.request.args.get("unit", "")), flask.request.args.get("done", "")
    )


@pages.post("/votes/<uuid:vote_id>")
@needs(Permission.VOTE)
def send(vote_id: UUID) -> Response:
    """Choose, and see it once more; cast what was seen."""
    form, deliberation = Form.sent(), visit().deliberation
    if form.action not in (CHOOSE, CAST):
        raise BadRequest
    vote = deliberation.vote(str(vote_id))
    unit = _unit(deliberation.own_units(vote.id), form.text("unit_id"))
    if unit is None or form.text("choice") not in CHOICES:
        missing = visit().words("form.missing")
        return _page(vote, Form(form.key, form.typed, CHOOSE, missing, 422, {"choice": missing}))
    if form.action == CHOOSE or form.only_shown:
        html = flask.render_template("confirm_ballot.html", vote=vote, unit=unit, form=form)
        return flask.Response(html)
    try:
        deliberation.cast(vote.id, _body(form, unit), form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return _page(deliberation.vote(vote.id), form.refused(problem))
    return flask.redirect(flask.url_for("votes.show", vote_id=vote.id, unit=unit.unit_id, done=CAST), 303)


def waiting(present: PageContext) -> int:
    """How many open votes wait for a ballot of the person's."""
    found = [vote for vote in _votes(present) if vote.state in OPEN]
    own = [present.deliberation.own_units(vote.id) for vote in found]
    return sum(any(standing(unit) is None for unit in units) for units in own)


def standing(unit: OwnUnitView) -> BallotView | None:
    """The ballot of the unit that no later one replaced."""
    return next((ballot for ballot in reversed(unit.ballots) if ballot.superseded_by is None), None)


def _body(form: Form, unit: OwnUnitView) -> dict[str, str]:
    before = standing(unit)
    body = {"unit_id": unit.unit_id, "choice": form.text("choice")}
    return body | ({"replaces": before.id} if before else {})


def _page(vote: VoteView, form: Form, done: str = "") -> Response:
    units = visit().deliberation.own_units(vote.id)
    unit = _unit(units, form.text("unit_id")) or _next(units)
    html = flask.render_template(
        "vote.html",
        vote=vote,
        units=units,
        unit=unit,
        ballot=standing(unit) if unit else None,
        form=form,
        done=done == CAST,
        may_cast=vote.state in OPEN and unit is not None,
        choices=[(choice, visit().words.name("choice", choice), "") for choice in CHOICES],
        figures=figures(visit().words, vote),
    )
    return flask.Response(html, form.status)


def _next(units: list[OwnUnitView]) -> OwnUnitView | None:
    """One without a ballot, else the first."""
    return next((unit for unit in units if standing(unit) is None), units[0] if units else None)


def _unit(units: list[OwnUnitView], unit_id: str) -> OwnUnitView | None:
    return next((unit for unit in units if unit.unit_id == unit_id), None)


def _votes(present: PageContext) -> list[VoteView]:
    """Those of the neighbourhoods in which the person has a say."""
    found = [vote for area in _areas(present) for vote in present.deliberation.votes(area)]
    return list({vote.id: vote for vote in found}.values())


def _surveys(present: PageContext) -> list[SurveyView]:
    """The surveys there that are open, or were counted lately."""
    found = [survey for area in _areas(present) for survey in present.deliberation.surveys(area)]
    return list({survey.id: survey for survey in found}.values())[:MOST_SURVEYS]


def _budgets(present: PageContext, areas: list[str]) -> list[BudgetVoteView]:
    """The votes on budgets there, the open ones first."""
    found = [vote for area in areas for vote in present.governance.budget_votes(area)]
    return sorted(found, key=lambda vote: vote.state not in OPEN)[:MOST_BUDGETS]


def _areas(present: PageContext) -> list[str]:
    held = present.by.places(Permission.VOTE)
    return sorted({"/".join(place.split("/")[: NEIGHBOURHOOD_DEPTH + 1]) for place in held})
