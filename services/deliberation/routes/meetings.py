# SPDX-License-Identifier: AGPL-3.0-or-later
"""Meetings (会议): call, hold, minute, sign, publish."""

from services.chassis.http import AUTHENTICATED, Resource
from services.deliberation.commands import (
    call_meeting,
    cancel_meeting,
    hold_meeting,
    minute_item,
    name_organisation,
    publish_minutes,
    sign_minutes,
)
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.meetings import list_meetings, list_missed_months, show_meeting
from services.deliberation.routes.meeting_view import MeetingView, MissedMonthView
from services.deliberation.store import Tx

meetings = Resource(
    "meetings", "/deliberation/v1/meetings", of=Tx.meetings, shows=MeetingView, requires=AUTHENTICATED
)
missed_months = Resource(
    "missed_months",
    "/deliberation/v1/missed-months",
    of=Tx.missed_months,
    shows=MissedMonthView,
    requires=AUTHENTICATED,
)

meetings.create(call_meeting, requires=Permission.MEETINGS_CALL)
meetings.list(list_meetings)
meetings.show(show_meeting)
meetings.act("cancel", cancel_meeting)
meetings.act("hold", hold_meeting)
meetings.act("name", name_organisation)
meetings.act("minute", minute_item)
meetings.act("sign", sign_minutes)
meetings.act("publish", publish_minutes)
missed_months.list(list_missed_months)
