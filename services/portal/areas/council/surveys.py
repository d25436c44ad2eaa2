# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys (意愿调查问卷): ask the households, key the sheets from the doors, read what came of it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Choices,
    Field,
    acts,
    carry_out,
    new_page,
    place_field,
    topic_choices,
)
from services.portal.areas.votes.answers import answer_bars
from services.portal.authority import Permission
from services.portal.client.models.deliberation import SurveyView
from services.portal.forms import Form, number
from services.portal.page_context import visit

pages = flask.Blueprint("council_surveys", __name__)


@pages.get("/council/surveys/new")
@needs(Permission.COUNCIL)
def ask() -> Response:
    return _new(Form.fresh(topic_id=flask.request.args.get("topic", "")))


@pages.post("/council/surveys/new")
@needs(Permission.COUNCIL)
def open_survey() -> Response:
    def do(form: Form, _act: Act, body: Body) -> str:
        made = visit().deliberation.send("surveys", body, form.key)
        return flask.url_for("council_surveys.show", survey_id=made["id"], done="open_survey")

    return carry_out(_opening(Form.sent()), _new, do)


@pages.get("/council/surveys/<uuid:survey_id>")
@needs(Permission.COUNCIL)
def show(survey_id: UUID) -> Response:
    return _page(str(survey_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/council/surveys/<uuid:survey_id>")
@needs(Permission.COUNCIL)
def act(survey_id: UUID) -> Response:
    survey = visit().deliberation.survey(str(survey_id))

    def do(form: Form, _act: Act, body: Body) -> str:
        visit().deliberation.send(f"surveys/{survey.id}/door-answers", body, form.key)
        return flask.url_for("council_surveys.show", survey_id=survey.id, done="key_answer")

    return carry_out(_acts(survey), lambda form: _page(survey.id, form), do)


def _opening(form: Form) -> Acts:
    fields = (
        Field("topic_id", "select", required=False, choices=topic_choices()),
        Field("title"),
        Field("question", "long"),
        Field("options", "lines"),
        place_field(form),
        Field("closes_at", "moment"),
    )
    return acts(Act("open_survey", fields))


def _new(form: Form) -> Response:
    return new_page("council.new_survey", _opening(form), form)


def _page(survey_id: str, form: Form, done: str = "") -> Response:
    survey = visit().deliberation.survey(survey_id)
    html = flask.render_template(
        "council_survey.html",
        survey=survey,
        acts=_acts(survey),
        form=form,
        done=done,
        figure=answer_bars(visit().words, survey),
    )
    return flask.Response(html, form.status)


def _acts(survey: SurveyView) -> Acts:
    if survey.state != "open":
        return acts()
    options = tuple((str(number), word) for number, word in enumerate(survey.options))
    fields = (
        Field("unit_id", "select", choices=_units(survey.place)),
        Field("choice", "select", choices=options),
        Field("document"),
    )
    return acts(Act("key_answer", fields, lambda body: body | {"choice": number(body.get("choice", "0"))}))


def _units(place: str) -> Choices:
    return tuple((unit.id, unit.name) for unit in visit().identity.units(place))
