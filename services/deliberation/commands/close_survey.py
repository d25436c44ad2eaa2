# SPDX-License-Identifier: AGPL-3.0-or-later
"""The survey is over: no more answers, and the count begins."""

from services.deliberation.domain import surveys
from services.deliberation.domain.timer_kinds import SURVEY_COUNT
from services.deliberation.store import Tx


def handle(tx: Tx, survey_id: str) -> None:
    survey = tx.surveys.get(survey_id)
    tx.surveys.save(surveys.close(survey))
    tx.timers.set(SURVEY_COUNT, survey.id, tx.now, position="")
