# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next answers of a survey that is over; at the end its result is published."""

from services.chassis.publicity import Terms
from services.deliberation.domain import publications, surveys
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.publications import Notice
from services.deliberation.domain.timer_kinds import SURVEY_COUNT
from services.deliberation.store import UNITS_AT_ONCE, Tx

RULING_DAYS = 10
MOST_HOUSEHOLDS = 1_000_000
"""No place that is asked at once has more."""


def handle(tx: Tx, survey_id: str, position: str) -> None:
    survey = tx.surveys.get(survey_id)
    page = tx.survey_answers.page({"survey_id": survey.id}, after=position or None, limit=UNITS_AT_ONCE)
    survey = surveys.count(survey, page.items)
    if page.next:
        tx.timers.set(SURVEY_COUNT, survey.id, tx.now, position=page.next)
        tx.surveys.save(survey)
        return
    where = {"within": survey.place, "kind": UNIT, "active": True}
    survey, events = surveys.complete(survey, tx.places.count(where, limit=MOST_HOUSEHOLDS))
    tx.surveys.save(survey, *events)
    notice = Notice(
        kind=Kind.SURVEY,
        subject=f"survey/{survey.id}",
        matter=survey.topic_id or survey.id,
        place=survey.place,
        title=survey.title,
        document=publications.survey(survey),
    )
    tx.publish(notice, Terms(survey.public_days, on_board=False, ruling_days=RULING_DAYS))
