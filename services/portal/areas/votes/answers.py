# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys (意愿调查) for residents: a household's answer, and what all answered once it is counted."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.authority import Permission
from services.portal.client.http import GONE, Problem, Unreachable, has_status
from services.portal.client.models.deliberation import OwnHouseholdView, SurveyView
from services.portal.forms import Form, number
from services.portal.page_context import visit
from services.portal.texts import Words
from services.portal.ui.charts.bars import Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying

pages = flask.Blueprint("answers", __name__)


@pages.get("/surveys/<uuid:survey_id>")
@needs(Permission.VOTE)
def show(survey_id: UUID) -> Response:
    asked = flask.request.args
    return _page(str(survey_id), Form.fresh(unit_id=asked.get("unit", "")), asked.get("done", ""))


@pages.post("/surveys/<uuid:survey_id>")
@needs(Permission.VOTE)
def send(survey_id: UUID) -> Response:
    form, deliberation = Form.sent(), visit().deliberation
    if form.only_shown:
        return _page(str(survey_id), form)
    choice = form.text("choice")
    body = {"unit_id": form.text("unit_id")} | ({"choice": number(choice)} if choice else {})
    try:
        deliberation.send(f"surveys/{survey_id}/answers", body, form.key)
    except (Problem, Unreachable) as problem:
        if has_status(problem, GONE):
            raise
        return _page(str(survey_id), form.refused(problem))
    address = flask.url_for("answers.show", survey_id=survey_id, unit=form.text("unit_id"), done="answered")
    return flask.redirect(address, 303)


def answer_bars(words: Words, survey: SurveyView) -> Chart | None:
    """How many households chose each option; nothing before it is counted."""
    if survey.counts is None:
        return None
    answered, households = sum(survey.counts), survey.households or 0
    chosen = list(zip(survey.options, survey.counts, strict=True))
    rows = tuple((option, words.share(count, answered)) for option, count in chosen)
    title = words("surveys.result")
    head = (words("surveys.option"), words("surveys.households"))
    finding = words("surveys.finding", share=words.share(answered, households))
    drawn = [Bar(option, count, words.number(count)) for option, count in chosen]
    return bars(Saying("answers", title, finding, Numbers(title, head, rows)), drawn)


def _page(survey_id: str, form: Form, done: str = "") -> Response:
    deliberation = visit().deliberation
    survey, households = deliberation.survey(survey_id), deliberation.own_households(survey_id)
    html = flask.render_template(
        "survey.html",
        survey=survey,
        households=households,
        household=_chosen(households, form.text("unit_id")),
        options=[(str(number), option, "") for number, option in enumerate(survey.options)],
        form=form,
        done=done == "answered",
        figure=answer_bars(visit().words, survey),
    )
    return flask.Response(html, form.status)


def _chosen(households: list[OwnHouseholdView], unit_id: str) -> OwnHouseholdView | None:
    """The one that was asked for, else one without an answer, else the first."""
    named = [one for one in households if one.unit_id == unit_id]
    silent = [one for one in households if one.choice is None]
    return next(iter((*named, *silent, *households)), None)
