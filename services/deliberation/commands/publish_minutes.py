# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish the signed minutes: topics that were decided have their answer, tasks that are work go out."""

from services.chassis.publicity import Terms
from services.deliberation.domain import meetings, publications, tasks, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.meeting_rules import DECIDED, ItemResult, MeetingRule
from services.deliberation.domain.meetings import Item, Meeting
from services.deliberation.domain.publications import Notice
from services.deliberation.domain.timer_kinds import MINUTES
from services.deliberation.domain.topics import TopicState
from services.deliberation.store import Tx


def handle(tx: Tx, meeting_id: str) -> Meeting:
    meeting = tx.meetings.get(meeting_id)
    tx.require(Permission.MEETINGS_MINUTE, meeting.place)
    meeting, events = meetings.publish(meeting, tx.now)
    tx.timers.cancel(MINUTES, meeting.id)
    meeting, ordered = tasks.order(meeting, tx.by.subject)
    tx.meetings.save(meeting, *events, *ordered)
    tx.publish(_notice(meeting), _terms(meeting.rule))
    for item in meeting.items:
        _answer_topic(tx, item)
    return meeting


def _terms(rule: MeetingRule) -> Terms:
    return Terms(rule.public_days, on_board=rule.on_board, ruling_days=rule.ruling_days)


def _notice(meeting: Meeting) -> Notice:
    """The minutes as everybody may read them; of one topic's matter where they are about one."""
    about = {item.topic_id for item in meeting.items if item.topic_id}
    return Notice(
        kind=Kind.MINUTES,
        subject=f"meeting/{meeting.id}",
        matter=about.pop() if len(about) == 1 else meeting.id,
        place=meeting.place,
        title=meeting.title,
        document=publications.minutes(meeting),
    )


def _answer_topic(tx: Tx, item: Item) -> None:
    """One that the owners are voting on, or that has its answer, stays as it is."""
    if item.topic_id is None or item.record is None or item.record.result not in DECIDED:
        return
    topic = tx.topics.get(item.topic_id)
    if topic.state is TopicState.RAISED:
        adopted = item.record.result is ItemResult.AGREED
        tx.keep_decided(*topics.answer(topic, item.record.resolution, adopted=adopted))
