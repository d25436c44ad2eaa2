# SPDX-License-Identifier: AGPL-3.0-or-later
"""Key a household's answer from the sheet that it signed at the door (入户走访)."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.commands import Document
from services.deliberation.domain import surveys
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.kinds import AnswerChannel
from services.deliberation.domain.surveys import Answer
from services.deliberation.store import Tx


class KeyAnswer(Input):
    """`document`: the signed sheet."""

    unit_id: Id
    choice: int = Field(ge=0, le=9)
    document: Document


def handle(tx: Tx, survey_id: str, cmd: KeyAnswer) -> Answer:
    survey = tx.surveys.get(survey_id)
    unit = surveys.household(survey, cmd.unit_id, tx.places.find(cmd.unit_id))
    tx.require(Permission.SURVEYS_KEEP, unit.path)
    given = Answer(
        id=key_of(survey.id, unit.id),
        survey_id=survey.id,
        unit_id=unit.id,
        choice=cmd.choice,
        channel=AnswerChannel.DOOR,
        by=tx.by.subject,
        at=tx.now,
        document=cmd.document,
    )
    answer, events = surveys.answer(survey, given)
    tx.survey_answers.put(answer, *events)
    return answer
