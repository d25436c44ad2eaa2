# SPDX-License-Identifier: AGPL-3.0-or-later
"""A topic (议题): what somebody wants decided, from an order that waits for it or from a person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.deliberation.domain.errors import TopicDecidedAlready
from services.deliberation.domain.events import TopicDecided, TopicRaised, TopicTaken


class TopicState(StrEnum):
    """The states of a topic: raised, being voted on, decided."""

    RAISED = "raised"
    VOTING = "voting"
    DECIDED = "decided"


@dataclass(frozen=True, kw_only=True)
class Topic:
    """`order_id`: the dispatch order that waits for the decision; `answer`: what was decided, in words."""

    id: str
    title: str
    text: str
    place: OrgPath
    within: tuple[str, ...]
    raised_by: str
    raised_at: datetime
    order_id: str | None = None
    state: TopicState = TopicState.RAISED
    vote_id: str | None = None
    adopted: bool | None = None
    answer: str = ""


def raise_topic(
    topic_id: str, title: str, text: str, place: OrgPath, by: str, at: datetime, order_id: str | None = None
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
    )
    return topic, [TopicRaised(topic_id, title, text, place, order_id)]


def take_to_vote(topic: Topic, vote_id: str) -> tuple[Topic, list[Event]]:
    """The owners vote on it. Raises TopicDecidedAlready."""
    _check_undecided(topic)
    return replace(topic, state=TopicState.VOTING, vote_id=vote_id), [TopicTaken(topic.id, vote_id)]


def give_back(topic: Topic) -> tuple[Topic, list[Event]]:
    """The vote on it was withdrawn: it waits for another decision."""
    return replace(topic, state=TopicState.RAISED, vote_id=None), []


def answer(topic: Topic, text: str, *, adopted: bool) -> tuple[Topic, list[Event]]:
    """A formal answer without a vote. Raises TopicDecidedAlready."""
    _check_undecided(topic)
    return decide(topic, text, adopted=adopted)


def decide(topic: Topic, text: str, *, adopted: bool) -> tuple[Topic, list[Event]]:
    """What was decided: by answer, or by the vote on it."""
    decided = replace(topic, state=TopicState.DECIDED, adopted=adopted, answer=text)
    fact = TopicDecided(topic.id, topic.place, adopted, text, topic.order_id, topic.vote_id)
    return decided, [fact]


def _check_undecided(topic: Topic) -> None:
    if topic.state is not TopicState.RAISED:
        raise TopicDecidedAlready(topic.id, topic.state)
