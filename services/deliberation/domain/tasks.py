# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tasks of minutes that are work: they go out when the minutes are published, and come back when done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.chassis.values import Event
from services.deliberation.domain import events as facts
from services.deliberation.domain.meetings import Item, Meeting
from services.deliberation.domain.minutes import Task, TaskState

Step = tuple[Meeting, list[Event]]


def order(meeting: Meeting, by: str) -> Step:
    """Every task that is marked as work is ordered; it belongs to the matter of its topic."""
    told = [
        _ordered(meeting, item, task, task.work, by)
        for item in meeting.items
        for task in (item.record.tasks if item.record else ())
        if task.work and task.state is TaskState.NOTED
    ]
    ids = tuple(one.task_id for one in told)
    for task_id in ids:
        meeting = _with(meeting, task_id, TaskState.ORDERED, None)
    return replace(meeting, orders=(*meeting.orders, *ids)), [*told]


def end(meeting: Meeting, task_id: str, state: TaskState, at: datetime | None) -> Step:
    """The order of a task ended, or was opened again; told again nothing changes."""
    known = find(meeting, task_id)
    if known is None or (known.state, known.ended_at) == (state, at):
        return meeting, []
    fact = facts.TaskEnded(task_id, meeting.id, meeting.place, state)
    return _with(meeting, task_id, state, at), [fact]


def find(meeting: Meeting, task_id: str) -> Task | None:
    """The task of that id."""
    tasks = (task for item in meeting.items if item.record for task in item.record.tasks)
    return next((task for task in tasks if task.id == task_id), None)


def _ordered(meeting: Meeting, item: Item, task: Task, work: str, by: str) -> facts.TaskOrdered:
    return facts.TaskOrdered(
        task.id,
        meeting.id,
        item.topic_id or meeting.id,
        meeting.place,
        work,
        task.text,
        task.owner,
        task.due,
        by,
        item.topic_id,
    )


def _with(meeting: Meeting, task_id: str, state: TaskState, at: datetime | None) -> Meeting:
    return replace(meeting, items=tuple(_item(item, task_id, state, at) for item in meeting.items))


def _item(item: Item, task_id: str, state: TaskState, at: datetime | None) -> Item:
    if item.record is None:
        return item
    tasks = tuple(
        replace(task, state=state, ended_at=at) if task.id == task_id else task for task in item.record.tasks
    )
    return replace(item, record=replace(item.record, tasks=tasks))
