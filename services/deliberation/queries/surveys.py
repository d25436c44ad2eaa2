# SPDX-License-Identifier: AGPL-3.0-or-later
"""Surveys (意愿调查问卷), and the own households."""

from dataclasses import dataclass

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.surveys import Answer, Survey
from services.deliberation.queries import MOST_OWN_UNITS, AtPlace
from services.deliberation.store import Tx


@dataclass(frozen=True)
class OwnHousehold:
    """A unit of the caller, and what was answered for it."""

    unit_id: str
    name: str
    answer: Answer | None


def list_surveys(tx: Tx, query: AtPlace) -> Page[Survey]:
    """The surveys of an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.surveys.page(where, sort="-closes_at", after=query.after, limit=query.limit)


def show_survey(tx: Tx, survey_id: str) -> Survey:
    """One survey; its numbers once it is counted. Raises NotFound also for one of another area."""
    survey = tx.surveys.get(survey_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, survey.place):
        raise NotFound("survey", survey_id)
    return survey


def list_own_households(tx: Tx, survey_id: str) -> list[OwnHousehold]:
    """The units for which the caller may answer as who lives there, with what was answered."""
    survey = show_survey(tx, survey_id)
    paths = tx.by.places(Permission.SURVEYS_ANSWER)[:MOST_OWN_UNITS]
    units = [tx.places.first({"path": path}) for path in paths]
    there = [unit for unit in units if unit and unit.lies_in(survey.place)]
    own = [unit for unit in there if unit.active and unit.kind == UNIT]
    given = {one.unit_id: one for one in tx.survey_answers.several(key_of(survey.id, u.id) for u in own)}
    return [OwnHousehold(unit.id, unit.name, given.get(unit.id)) for unit in own]


def list_public_surveys(tx: Tx, query: Paged) -> Page[Survey]:
    """The surveys of a district, the latest first."""
    return tx.surveys.page({"within": tx.root}, sort="-closes_at", after=query.after, limit=query.limit)
