# SPDX-License-Identifier: AGPL-3.0-or-later
"""How topics come in and are looked after: by whom, supported, reviewed, merged, and answered in time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event
from services.deliberation.domain import events as facts
from services.deliberation.domain import topics
from services.deliberation.domain.errors import TopicDecidedAlready
from services.deliberation.domain.topic_errors import (
    NothingToReview,
    NotMergeable,
    OwnProposal,
    PaperMissing,
    SupportedAlready,
)
from services.deliberation.domain.topics import Review, Source, Topic, TopicState

ON_PAPER = frozenset({Source.PROPOSAL, Source.VISIT})
BY_STAFF = frozenset({Source.VISIT, Source.WALL})

Step = tuple[Topic, list[Event]]


@dataclass(frozen=True)
class Support:
    """Somebody supports a topic or signs a demand: once each, by the id."""

    id: str
    subject_id: str
    at: datetime


def check_source(source: Source, document: str) -> None:
    """Raises PaperMissing where what came in on paper does not name it."""
    if source in ON_PAPER and not document:
        raise PaperMissing(source)


def support(topic: Topic, by: str) -> Step:
    """One more wants it. Raises TopicDecidedAlready, SupportedAlready for who raised it."""
    _check_open(topic)
    if topic.raised_by == by:
        raise SupportedAlready(topic.id)
    supporters = topic.supporters + 1
    return replace(topic, supporters=supporters), [facts.TopicSupported(topic.id, topic.place, supporters)]


def review(topic: Topic, made: Review) -> Step:
    """A proposal passes and goes its way, or is answered with the reasons why it does not.

    Raises NothingToReview, OwnProposal, TopicDecidedAlready.
    """
    _check_open(topic)
    if topic.source is not Source.PROPOSAL or topic.review:
        raise NothingToReview(topic.id)
    if topic.raised_by == made.by:
        raise OwnProposal
    topic = replace(topic, review=made)
    fact = facts.ProposalReviewed(topic.id, topic.place, made.passed, made.reasons)
    if made.passed:
        return topic, [fact]
    topic, answered = topics.decide(topic, made.reasons, adopted=False)
    return topic, [fact, *answered]


def merge(topic: Topic, into: Topic) -> tuple[Topic, Topic, list[Event]]:
    """A duplicate goes into another topic and gets its answer. Raises NotMergeable, TopicDecidedAlready."""
    _check_open(topic)
    open_ = into.state in (TopicState.RAISED, TopicState.VOTING)
    if topic.id == into.id or not open_ or not into.place.covers(topic.place):
        raise NotMergeable(topic.id, into.id)
    fact = facts.TopicMerged(topic.id, topic.place, into.id)
    supporters = into.supporters + topic.supporters + 1
    merged = replace(topic, state=TopicState.MERGED, merged_into=into.id)
    return merged, replace(into, merged=(*into.merged, topic.id), supporters=supporters), [fact]


def is_pressing(topic: Topic) -> bool:
    """Whether it is neither answered nor taken up, and somebody above has not been told yet."""
    waiting = topic.state is TopicState.RAISED and topic.decision is None
    return waiting and topic.level < topic.place.depth


def press(topic: Topic) -> Step:
    """The answer is late: the next place up is told, the topic's own first."""
    level, above = topic.place.climb(topic.level)
    fact = facts.TopicOverdue(topic.id, topic.place, level, above)
    return replace(topic, level=level), [fact]


def _check_open(topic: Topic) -> None:
    if topic.state is not TopicState.RAISED:
        raise TopicDecidedAlready(topic.id, topic.state)
