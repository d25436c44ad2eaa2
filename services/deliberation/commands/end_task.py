# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mark a task of published minutes as its order of dispatch stands: done, refused, or under way again."""

from datetime import datetime

from services.deliberation.domain import tasks
from services.deliberation.domain.minutes import TaskState
from services.deliberation.store import Tx


def handle(tx: Tx, order_id: str, state: TaskState, at: datetime | None) -> None:
    """Most orders are no task of a meeting: then nothing changes."""
    meeting = tx.meetings.first({"orders": order_id})
    if meeting is None:
        return
    meeting, events = tasks.end(meeting, order_id, state, at)
    if events:
        tx.meetings.save(meeting, *events)
