# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that a called meeting does not take place, and why."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import meetings
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.meetings import Meeting
from services.deliberation.store import Tx


class CancelMeeting(Input):
    reason: Text


def handle(tx: Tx, meeting_id: str, cmd: CancelMeeting) -> Meeting:
    meeting = tx.meetings.get(meeting_id)
    tx.require(Permission.MEETINGS_CALL, meeting.place)
    meeting, events = meetings.cancel(meeting, cmd.reason)
    tx.meetings.save(meeting, *events)
    return meeting
