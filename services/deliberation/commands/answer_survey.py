# SPDX-License-Identifier: AGPL-3.0-or-later
"""A household answers a survey online; another answer before it closes replaces the first."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.domain import surveys
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.consultation_errors import NotOfHousehold
from services.deliberation.domain.kinds import AnswerChannel
from services.deliberation.domain.places import Place
from services.deliberation.domain.surveys import Answer
from services.deliberation.store import Tx


class AnswerSurvey(Input):
    """`choice`: the number of an option, from zero."""

    unit_id: Id
    choice: int = Field(ge=0, le=9)


def handle(tx: Tx, survey_id: str, cmd: AnswerSurvey) -> Answer:
    survey = tx.surveys.get(survey_id)
    unit = surveys.household(survey, cmd.unit_id, tx.places.find(cmd.unit_id))
    if not _is_theirs(tx, unit):
        raise NotOfHousehold(unit.id)
    given = Answer(
        id=key_of(survey.id, unit.id),
        survey_id=survey.id,
        unit_id=unit.id,
        choice=cmd.choice,
        channel=AnswerChannel.ONLINE,
        by=tx.by.subject,
        at=tx.now,
    )
    answer, events = surveys.answer(survey, given)
    tx.survey_answers.put(answer, *events)
    return answer


def _is_theirs(tx: Tx, unit: Place) -> bool:
    owned = tx.ownerships.find(unit.id)
    owns = owned is not None and tx.by.subject in owned.owners
    return owns or unit.path in tx.by.places(Permission.SURVEYS_ANSWER)
