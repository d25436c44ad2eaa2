# SPDX-License-Identifier: AGPL-3.0-or-later
"""A survey (意愿调查问卷): one answer a household, online or keyed at the door; counted once it is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.deliberation.domain.consultation_errors import (
    NoSuchOption,
    OutsideOfSurvey,
    SurveyLengthNotAllowed,
    SurveyOver,
)
from services.deliberation.domain.events import SurveyAnswered, SurveyClosed, SurveyOpened
from services.deliberation.domain.kinds import AnswerChannel
from services.deliberation.domain.places import UNIT, Place


class State(StrEnum):
    """`CLOSED`: counted, and its result public."""

    OPEN = "open"
    COUNTING = "counting"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Survey:
    """A question to the households of a place.

    Attributes:
        options: the answers to choose from; an answer is the number of one, from zero.
        households: how many are asked, once it is counted.
        counts: how many chose each option, as far as it is counted.

    """

    id: str
    title: str
    question: str
    options: tuple[str, ...]
    place: OrgPath
    within: tuple[str, ...]
    opened_by: str
    opened_at: datetime
    closes_at: datetime
    public_days: int
    topic_id: str | None = None
    state: State = State.OPEN
    households: int | None = None
    counts: tuple[int, ...] = ()

    @property
    def answered(self) -> int:
        """How many households have answered, once it is counted."""
        return sum(self.counts)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a household chose; the latest one stands. `document`: the sheet that was signed at the door."""

    id: str
    survey_id: str
    unit_id: str
    choice: int
    channel: AnswerChannel
    by: str
    at: datetime
    document: str = ""


@dataclass(frozen=True)
class Lengths:
    """For how many days a survey may be open."""

    shortest: int
    longest: int


def open_survey(survey: Survey, lengths: Lengths, calendar: Calendar) -> tuple[Survey, list[Event]]:
    """Ask the households. Raises SurveyLengthNotAllowed."""
    days = (calendar.local_date(survey.closes_at) - calendar.local_date(survey.opened_at)).days
    if not lengths.shortest <= days <= lengths.longest:
        raise SurveyLengthNotAllowed(lengths.shortest, lengths.longest)
    fact = SurveyOpened(
        survey.id, survey.title, survey.question, survey.place, survey.closes_at, survey.topic_id
    )
    return survey, [fact]


def household(survey: Survey, unit_id: str, unit: Place | None) -> Place:
    """A unit that is asked. Raises OutsideOfSurvey."""
    if unit is None or not unit.active or unit.kind != UNIT or not unit.lies_in(survey.place):
        raise OutsideOfSurvey(unit_id)
    return unit


def answer(survey: Survey, given: Answer) -> tuple[Answer, list[Event]]:
    """A household answers, perhaps anew. Raises SurveyOver, NoSuchOption."""
    if survey.state is not State.OPEN or given.at >= survey.closes_at:
        raise SurveyOver(survey.id, survey.closes_at)
    if not 0 <= given.choice < len(survey.options):
        raise NoSuchOption(given.choice, len(survey.options))
    return given, [SurveyAnswered(survey.id, given.unit_id, given.channel)]


def close(survey: Survey) -> Survey:
    """No more answers; what there is will be counted."""
    assert survey.state is State.OPEN, "a survey closes once"
    return replace(survey, state=State.COUNTING, counts=(0,) * len(survey.options))


def count(survey: Survey, answers: Iterable[Answer]) -> Survey:
    """Take some answers more into the count."""
    counts = list(survey.counts)
    for one in answers:
        counts[one.choice] += 1
    return replace(survey, counts=tuple(counts))


def complete(survey: Survey, households: int) -> tuple[Survey, list[Event]]:
    """All answers are counted, beside how many households were asked."""
    assert survey.state is State.COUNTING, "a survey is counted once"
    done = replace(survey, state=State.CLOSED, households=households)
    return done, [SurveyClosed(survey.id, survey.place, households, survey.counts, survey.topic_id)]
