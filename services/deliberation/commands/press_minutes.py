# SPDX-License-Identifier: AGPL-3.0-or-later
"""Minutes are late: tell the meeting's place, then each time the next one up."""

from services.deliberation.domain import meetings
from services.deliberation.domain.timer_kinds import MINUTES
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, meeting_id: str) -> None:
    meeting = tx.meetings.get(meeting_id)
    if not meetings.is_pressing(meeting):
        return
    meeting, events = meetings.press(meeting)
    if meetings.is_pressing(meeting):
        days = tx.policy(MeetingPolicy, meeting.place).climb_days
        tx.timers.set(MINUTES, meeting.id, tx.calendar_at(meeting.place).due_after(tx.now, days))
    tx.meetings.save(meeting, *events)
