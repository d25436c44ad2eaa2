# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask the households of a place (意愿调查问卷), perhaps about a topic."""

from typing import Self

from pydantic import Field, model_validator

from services.chassis.http import Id, Input, Moment
from services.chassis.values import OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import surveys
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.surveys import Survey
from services.deliberation.domain.timer_kinds import SURVEY_CLOSE
from services.deliberation.policies import ConsultationPolicy
from services.deliberation.store import Tx


class OpenSurvey(Input):
    """`options`: the answers to choose from."""

    title: Title
    question: Text
    options: tuple[Title, ...] = Field(min_length=2, max_length=10)
    place_path: OrgPath
    closes_at: Moment
    topic_id: Id | None = None

    @model_validator(mode="after")
    def _different(self) -> Self:
        if len(set(self.options)) < len(self.options):
            raise ValueError("an option stands there twice")
        return self


def handle(tx: Tx, cmd: OpenSurvey) -> Survey:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.SURVEYS_KEEP, place.path)
    if cmd.topic_id:
        tx.topics.get(cmd.topic_id)
    policy = tx.policy(ConsultationPolicy, place.path)
    survey = Survey(
        id=tx.new_id(),
        title=cmd.title,
        question=cmd.question,
        options=cmd.options,
        place=place.path,
        within=place.within,
        opened_by=tx.by.subject,
        opened_at=tx.now,
        closes_at=cmd.closes_at,
        public_days=policy.survey_public_days,
        topic_id=cmd.topic_id,
    )
    survey, events = surveys.open_survey(survey, policy.survey_lengths, tx.calendar_at(place.path))
    tx.surveys.add(survey, *events)
    tx.timers.set(SURVEY_CLOSE, survey.id, survey.closes_at)
    return survey
