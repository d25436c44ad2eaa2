# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that a meeting took place and who was there (签到); its minutes are awaited from now on."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.commands import Document
from services.deliberation.domain import cadence, meetings
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.meeting_rules import Subject
from services.deliberation.domain.meetings import Attendance, Meeting
from services.deliberation.domain.timer_kinds import CLIMB, MINUTES
from services.deliberation.store import Tx

Heads = Annotated[int, Field(ge=0, le=100_000)]


class HoldMeeting(Input):
    """`subjects`: heads by kind of subject; `members`: those with a vote, `owners` of them sit as such.

    `document`: the signed list.
    """

    subjects: dict[Subject, Heads] = Field(min_length=1)
    members: Heads = 0
    owners: Heads = 0
    chair: Id
    recorder: Id
    document: Document


def handle(tx: Tx, meeting_id: str, cmd: HoldMeeting) -> Meeting:
    meeting = tx.meetings.get(meeting_id)
    tx.require(Permission.MEETINGS_MINUTE, meeting.place)
    calendar = tx.calendar_at(meeting.place)
    came = Attendance(
        subjects=cmd.subjects,
        members=cmd.members,
        owners=cmd.owners,
        chair=cmd.chair,
        recorder=cmd.recorder,
        document=cmd.document,
    )
    meeting, events = meetings.hold(meeting, came, tx.now, calendar)
    if meeting.minutes_due_at:
        tx.timers.set(MINUTES, meeting.id, meeting.minutes_due_at)
    tx.meetings.save(meeting, *events)
    _make_up(tx, meeting)
    return meeting


def _make_up(tx: Tx, meeting: Meeting) -> None:
    """The month of the meeting is not without one any more, at its place and above."""
    month = tx.calendar_at(meeting.place).local_date(meeting.starts_at).replace(day=1)
    where = {"place": {"$in": list(meeting.within)}, "month": month.isoformat()}
    for missed in tx.missed_months.list(where):
        if missed.made_up_at is None:
            made_up, events = cadence.make_up(missed, tx.now)
            tx.missed_months.save(made_up, *events)
            tx.timers.cancel(CLIMB, missed.id)
