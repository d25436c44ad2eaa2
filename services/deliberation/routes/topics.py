# SPDX-License-Identifier: AGPL-3.0-or-later
"""Topics (议题): raise one, find them, answer one."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import (
    advance_topic,
    answer_topic,
    classify_topic,
    merge_topic,
    raise_topic,
    review_topic,
    schedule_topic,
    support_topic,
)
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.topics import (
    list_agenda,
    list_public_agenda,
    list_topics,
    show_public_topic,
    show_topic,
)
from services.deliberation.store import Tx


class DecisionView(View):
    """Who decides, and how, by the decision list (三级议事决策清单); `why`: the article or local rule."""

    code: str
    name: str
    name_en: str
    level: str
    way: str
    why: str
    body: str | None
    matter: str | None


class StepView(View):
    """A step of the consultation; `leaves`: what it must leave behind."""

    code: str
    name: str
    name_en: str
    leaves: str


class DoneView(View):
    step: str
    at: datetime
    note: str
    reference: str


class ConsultationView(View):
    """Of its `steps` those that are `done`, and the `next` one."""

    steps: list[StepView]
    done: list[DoneView]
    next: StepView | None


class AgendaView(View):
    """The line of a year's list: who sees to it, by the end of the quarter."""

    year: int
    quarter: int
    owner: str


class ReviewView(View):
    """Whether a written proposal was taken up, and why."""

    passed: bool
    reasons: str
    at: datetime


class PublicTopicView(View):
    """What everybody may know: nothing of what a person wrote."""

    id: str
    public_title: str
    place: OrgPath
    raised_at: datetime
    state: str
    vote_id: str | None
    adopted: bool | None
    answer: str
    supporters: int
    decision: DecisionView | None
    consultation: ConsultationView | None
    agenda: AgendaView | None


class TopicView(View):
    """`order_id`, `case_id`: what waits for the decision; `adopted` and `answer` once it is decided."""

    id: str
    version: int
    title: str
    text: str
    place: OrgPath
    raised_at: datetime
    state: str
    order_id: str | None
    case_id: str | None
    vote_id: str | None
    adopted: bool | None
    answer: str
    public_title: str
    decision: DecisionView | None
    consultation: ConsultationView | None
    agenda: AgendaView | None
    source: str
    document: str
    review: ReviewView | None
    supporters: int
    merged: list[str]
    merged_into: str | None
    answer_due_at: datetime | None
    level: int


topics = Resource("topics", "/deliberation/v1/topics", of=Tx.topics, shows=TopicView, requires=AUTHENTICATED)

topics.create(raise_topic, requires=Permission.TOPICS_RAISE)
topics.list(list_topics)
topics.show(show_topic)
topics.act("answer", answer_topic)
topics.act("support", support_topic, requires=Permission.TOPICS_RAISE)
topics.act("review", review_topic, requires=Permission.TOPICS_CONDUCT)
topics.act("merge", merge_topic, requires=Permission.TOPICS_CONDUCT)
topics.act("classify", classify_topic, requires=Permission.TOPICS_CONDUCT)
topics.act("schedule", schedule_topic, requires=Permission.TOPICS_CONDUCT)
topics.act("advance", advance_topic)

agenda = Resource("agenda", "/deliberation/v1/agenda", of=Tx.topics, shows=TopicView, requires=AUTHENTICATED)

agenda.list(list_agenda)

public_topics = Resource(
    "public_topics",
    "/deliberation/v1/public/<code:district>",
    of=Tx.topics,
    shows=PublicTopicView,
    requires=PUBLIC,
)

public_topics.list(list_public_agenda, "/agenda")
public_topics.show(show_public_topic, "/topics/<id:topic_id>")
