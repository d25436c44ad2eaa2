# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reckon the next open deadlines again: the calendar of their place changed."""

from dataclasses import replace

from services.chassis import reckoning
from services.chassis.calendar import Calendar, Term
from services.chassis.jobs import Step
from services.chassis.reckoning import Reckoned, publicity_kinds
from services.chassis.store.jobs import Job
from services.chassis.values import Event
from services.deliberation.domain import meetings, topic_care
from services.deliberation.domain.demands import Demand
from services.deliberation.domain.events import DeadlineMoved
from services.deliberation.domain.meetings import Meeting
from services.deliberation.domain.timer_kinds import ANSWER, DEMAND, MINUTES
from services.deliberation.domain.topics import Topic
from services.deliberation.store import Tx


def handle(tx: Tx, job: Job) -> Step:
    return reckoning.chunk(tx, job, KINDS)


def _minutes(_tx: Tx, meeting: Meeting, calendar: Calendar) -> tuple[Meeting, list[Event]]:
    was = meeting.minutes_due_at
    if was is None or meeting.level or not meetings.is_pressing(meeting):
        return meeting, []
    due = calendar.due(Term(meeting.starts_at, meeting.rule.minutes_days))
    if due == was:
        return meeting, []
    fact = DeadlineMoved(f"meeting/{meeting.id}", "minutes", was, due, meeting.place)
    return replace(meeting, minutes_due_at=due), [fact]


def _answer(_tx: Tx, topic: Topic, calendar: Calendar) -> tuple[Topic, list[Event]]:
    was = topic.answer_due_at
    if was is None or topic.answer_days is None or topic.level or not topic_care.is_pressing(topic):
        return topic, []
    due = calendar.due(Term(topic.raised_at, topic.answer_days))
    if due == was:
        return topic, []
    fact = DeadlineMoved(f"topic/{topic.id}", "answer", was, due, topic.place)
    return replace(topic, answer_due_at=due), [fact]


def _convening(_tx: Tx, demand: Demand, calendar: Calendar) -> tuple[Demand, list[Event]]:
    was = demand.due_at
    if was is None or demand.term is None or (due := calendar.due(demand.term)) == was:
        return demand, []
    fact = DeadlineMoved(f"demand/{demand.id}", "convening", was, due, demand.place)
    return replace(demand, due_at=due), [fact]


def _keep_meeting(tx: Tx, meeting: Meeting, events: list[Event]) -> None:
    tx.meetings.save(meeting, *events)
    if meeting.minutes_due_at:
        tx.timers.set(MINUTES, meeting.id, meeting.minutes_due_at)


def _keep_topic(tx: Tx, topic: Topic, events: list[Event]) -> None:
    tx.topics.save(topic, *events)
    if topic.answer_due_at:
        tx.timers.set(ANSWER, topic.id, topic.answer_due_at)


def _keep_demand(tx: Tx, demand: Demand, events: list[Event]) -> None:
    tx.demands.save(demand, *events)
    if demand.due_at:
        tx.timers.set(DEMAND, demand.id, demand.due_at)


KINDS = (
    Reckoned(Tx.meetings, _minutes, _keep_meeting, lambda at: [{"within": at, "state": meetings.State.HELD}]),
    Reckoned(Tx.topics, _answer, _keep_topic, lambda at: [{"within": at}]),
    Reckoned(Tx.demands, _convening, _keep_demand, lambda at: [{"within": at}]),
    *publicity_kinds(Tx, DeadlineMoved),
)
"""What deliberation has open deadlines of; one that was told late already stays."""
