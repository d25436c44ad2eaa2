# SPDX-License-Identifier: AGPL-3.0-or-later
"""A topic (议题): what somebody wants decided, from an order that waits for it or from a person.

It is classified by the decision list, stands on a year's agenda, and goes through the consultation's steps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.deliberation.domain import consultation as steps
from services.deliberation.domain.consultation import Consultation, Done
from services.deliberation.domain.consultation_errors import (
    ConsultationBegun,
    DecidedElsewhere,
    NotClassified,
)
from services.deliberation.domain.decisions import Decision, Way
from services.deliberation.domain.errors import TopicDecidedAlready
from services.deliberation.domain.events import (
    ConsultationAdvanced,
    TopicClassified,
    TopicDecided,
    TopicRaised,
    TopicScheduled,
    TopicTaken,
)
from services.deliberation.domain.meeting_rules import MeetingKind
from services.deliberation.domain.topic_errors import NotReviewed


class TopicState(StrEnum):
    """The states of a topic; one that was merged gets the answer of the other."""

    RAISED = "raised"
    VOTING = "voting"
    DECIDED = "decided"
    MERGED = "merged"


class Source(StrEnum):
    """Whence a topic came; `PROPOSAL` 书面提案, `VISIT` 入户走访, `WALL` 回音壁."""

    RESIDENT = "resident"
    PROPOSAL = "proposal"
    VISIT = "visit"
    WALL = "wall"
    ORDER = "order"
    CASE = "case"


@dataclass(frozen=True)
class Review:
    """Whether a written proposal is taken up, and why."""

    passed: bool
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True)
class AgendaEntry:
    """A line of a year's list (年度协商议事清单): who sees to it, and until which quarter."""

    year: int
    quarter: int
    owner: str


@dataclass(frozen=True, kw_only=True)
class Topic:
    """`order_id`, `case_id`: the dispatch order or credit case that waits for the decision.

    `answer`: what was decided, in words.
    `source`, `document`: whence it came, and on which paper. `merged`: duplicates, which get its answer.
    `answer_due_at`: until when it is answered or taken up, `answer_days` after it was raised; `level`: how
    far a late answer has climbed.
    `public_title`: what everybody may read of it, once it is classified; what a person wrote stays inside.
    """

    id: str
    title: str
    text: str
    place: OrgPath
    within: tuple[str, ...]
    raised_by: str
    raised_at: datetime
    order_id: str | None = None
    case_id: str | None = None
    state: TopicState = TopicState.RAISED
    vote_id: str | None = None
    adopted: bool | None = None
    answer: str = ""
    public_title: str = ""
    decision: Decision | None = None
    consultation: Consultation | None = None
    agenda: AgendaEntry | None = None
    agenda_year: int | None = None
    source: Source = Source.RESIDENT
    document: str = ""
    review: Review | None = None
    supporters: int = 0
    merged: tuple[str, ...] = ()
    merged_into: str | None = None
    answer_due_at: datetime | None = None
    answer_days: int | None = None
    level: int = 0


def raise_topic(
    topic_id: str,
    title: str,
    text: str,
    place: OrgPath,
    by: str,
    at: datetime,
    order_id: str | None = None,
    case_id: str | None = None,
    source: Source = Source.RESIDENT,
    document: str = "",
) -> tuple[Topic, list[Event]]:
    """Put something up for a decision."""
    topic = Topic(
        id=topic_id,
        title=title,
        text=text,
        place=place,
        within=place.ancestors(),
        raised_by=by,
        raised_at=at,
        order_id=order_id,
        case_id=case_id,
        source=Source.ORDER if order_id else Source.CASE if case_id else source,
        document=document,
    )
    return topic, [TopicRaised(topic_id, title, text, place, order_id, case_id)]


def classify(
    topic: Topic, public_title: str, decision: Decision, consultation: Consultation
) -> tuple[Topic, list[Event]]:
    """Settle who decides it and how. Raises TopicDecidedAlready, ConsultationBegun, NotReviewed."""
    _check_undecided(topic)
    check_reviewed(topic)
    if topic.consultation and topic.consultation.done:
        raise ConsultationBegun(topic.id)
    found = replace(topic, public_title=public_title, decision=decision, consultation=consultation)
    fact = TopicClassified(
        topic.id, topic.place, public_title, decision.code, decision.level, decision.way, decision.body
    )
    return found, [fact]


def check_reviewed(topic: Topic) -> None:
    """Raises NotReviewed for a written proposal that has not passed."""
    if topic.source is Source.PROPOSAL and not (topic.review and topic.review.passed):
        raise NotReviewed(topic.id)


def schedule(topic: Topic, entry: AgendaEntry) -> tuple[Topic, list[Event]]:
    """Put it on a year's list, perhaps another year's. Raises NotClassified, TopicDecidedAlready."""
    _check_undecided(topic)
    if topic.decision is None:
        raise NotClassified(topic.id)
    fact = TopicScheduled(topic.id, topic.place, topic.public_title, entry.year, entry.quarter, entry.owner)
    return replace(topic, agenda=entry, agenda_year=entry.year), [fact]


def due(topic: Topic, step: str, roles: frozenset[str]) -> steps.Step:
    """The step of the consultation that is due. Raises NotClassified, WrongStep, NotTheMover."""
    if topic.consultation is None:
        raise NotClassified(topic.id)
    return steps.due(topic.consultation, topic.id, step, roles)


def advance(topic: Topic, done: Done) -> tuple[Topic, list[Event]]:
    """A step of the consultation is done. Raises NotClassified."""
    if topic.consultation is None:
        raise NotClassified(topic.id)
    moved = steps.advance(topic.consultation, done)
    fact = ConsultationAdvanced(topic.id, topic.place, done.step, moved.next is None, done.reference or None)
    return replace(topic, consultation=moved), [fact]


def check_way(topic: Topic, way: Way, body: MeetingKind | None = None) -> None:
    """Raises DecidedElsewhere where the decision list gives it to somebody else."""
    decision = topic.decision
    if decision and (decision.way is not way or decision.body not in (None, body)):
        raise DecidedElsewhere(topic.id, decision.way, decision.body)


def take_to_vote(topic: Topic, vote_id: str) -> tuple[Topic, list[Event]]:
    """The owners vote on it. Raises TopicDecidedAlready, DecidedElsewhere."""
    _check_undecided(topic)
    check_way(topic, Way.VOTE)
    return replace(topic, state=TopicState.VOTING, vote_id=vote_id), [TopicTaken(topic.id, vote_id)]


def give_back(topic: Topic) -> tuple[Topic, list[Event]]:
    """The vote on it was withdrawn: it waits for another decision."""
    assert topic.state is TopicState.VOTING, "only a vote gives a topic back"
    return replace(topic, state=TopicState.RAISED, vote_id=None), []


def answer(topic: Topic, text: str, *, adopted: bool) -> tuple[Topic, list[Event]]:
    """A formal answer without a vote. Raises TopicDecidedAlready."""
    _check_undecided(topic)
    return decide(topic, text, adopted=adopted)


def decide(topic: Topic, text: str, *, adopted: bool) -> tuple[Topic, list[Event]]:
    """What was decided: by answer, or by the vote on it."""
    assert topic.state is not TopicState.DECIDED, "a topic is decided once"
    decided = replace(topic, state=TopicState.DECIDED, adopted=adopted, answer=text)
    fact = TopicDecided(topic.id, topic.place, adopted, text, topic.order_id, topic.vote_id, topic.case_id)
    return decided, [fact]


def _check_undecided(topic: Topic) -> None:
    if topic.state is not TopicState.RAISED:
        raise TopicDecidedAlready(topic.id, topic.state)
