# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that a step of the consultation (民主协商五步工作法) is done, and what it left behind."""

from services.chassis.http import Id, Input
from services.deliberation.commands import Document, Text
from services.deliberation.domain import access, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.consultation import Done, Leaves, Step
from services.deliberation.domain.consultation_errors import NothingLeft
from services.deliberation.domain.meetings import State as MeetingState
from services.deliberation.domain.surveys import State as SurveyState
from services.deliberation.domain.topics import Topic, TopicState
from services.deliberation.store import Tx


class AdvanceTopic(Input):
    """`reference`: the survey or the meeting that the step left behind; `document`: the paper."""

    step: Document
    note: Text
    reference: Id | None = None
    document: Document | None = None


def handle(tx: Tx, topic_id: str, cmd: AdvanceTopic) -> Topic:
    topic = tx.topics.get(topic_id)
    access.check_concerns(tx.by, Permission.TOPICS_READ, topic.place)
    step = topics.due(topic, cmd.step, tx.by.roles_at(topic.place))
    if not _is_left(tx, topic, step, cmd):
        raise NothingLeft(step.code, step.leaves)
    reference = cmd.reference or cmd.document or ""
    done = Done(step=step.code, at=tx.now, by=tx.by.subject, note=cmd.note, reference=reference)
    topic, events = topics.advance(topic, done)
    tx.topics.save(topic, *events)
    return topic


def _is_left(tx: Tx, topic: Topic, step: Step, cmd: AdvanceTopic) -> bool:
    """Whether what the step must leave behind is there, and is about this topic."""
    if step.leaves is Leaves.DOCUMENT:
        return bool(cmd.document)
    if step.leaves is Leaves.DECISION:
        return topic.state is TopicState.DECIDED
    if cmd.reference is None:
        return False
    if step.leaves is Leaves.SURVEY:
        survey = tx.surveys.find(cmd.reference)
        return bool(survey and survey.state is SurveyState.CLOSED and survey.topic_id == topic.id)
    meeting = tx.meetings.find(cmd.reference)
    about = meeting is not None and topic.id in {item.topic_id for item in meeting.items}
    return bool(about and meeting and meeting.state is MeetingState.PUBLISHED)
