# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys (意愿调查问卷): ask the households of a place, answer, and read what came of it."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import answer_survey, key_answer, open_survey
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.surveys import State, Survey
from services.deliberation.queries.surveys import (
    OwnHousehold,
    list_own_households,
    list_public_surveys,
    list_surveys,
    show_survey,
)
from services.deliberation.store import Tx


class SurveyView(View):
    """`counts`, one an option, and `households` once it is closed: nothing leaks while it runs."""

    id: str
    version: int
    title: str
    question: str
    options: list[str]
    place: OrgPath
    topic_id: str | None
    opened_at: datetime
    closes_at: datetime
    state: str
    households: int | None
    counts: list[int] | None


class AnswerView(View):
    unit_id: str
    channel: str
    at: datetime


class OwnHouseholdView(View):
    """`choice`: the number of the option that was chosen for the unit, null without an answer."""

    unit_id: str
    name: str
    choice: int | None
    answered_at: datetime | None


def to_survey(tx: Tx, survey: Survey) -> SurveyView:
    return SurveyView(
        id=survey.id,
        version=tx.surveys.version(survey),
        title=survey.title,
        question=survey.question,
        options=list(survey.options),
        place=survey.place,
        topic_id=survey.topic_id,
        opened_at=survey.opened_at,
        closes_at=survey.closes_at,
        state=survey.state,
        households=survey.households,
        counts=list(survey.counts) if survey.state is State.CLOSED else None,
    )


def to_household(_: Tx, own: OwnHousehold) -> OwnHouseholdView:
    given = own.answer
    return OwnHouseholdView(
        unit_id=own.unit_id,
        name=own.name,
        choice=given.choice if given else None,
        answered_at=given.at if given else None,
    )


surveys = Resource(
    "surveys", "/deliberation/v1/surveys", of=Tx.surveys, shows=to_survey, requires=AUTHENTICATED
)
ANSWERS = "/<id:survey_id>"

surveys.create(open_survey, requires=Permission.SURVEYS_KEEP)
surveys.list(list_surveys)
surveys.show(show_survey)
surveys.list(list_own_households, f"{ANSWERS}/households/mine", shows=to_household)
surveys.create(answer_survey, f"{ANSWERS}/answers", shows=AnswerView)
surveys.create(key_answer, f"{ANSWERS}/door-answers", shows=AnswerView, requires=Permission.SURVEYS_KEEP)

public_surveys = Resource(
    "public_surveys",
    "/deliberation/v1/public/<code:district>/surveys",
    of=Tx.surveys,
    shows=to_survey,
    requires=PUBLIC,
)

public_surveys.list(list_public_surveys)
