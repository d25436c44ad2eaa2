# SPDX-License-Identifier: AGPL-3.0-or-later
"""Meetings (会议), and months without one."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access, meetings
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.cadence import MissedMonth
from services.deliberation.domain.meetings import Meeting
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


def list_meetings(tx: Tx, query: AtPlace) -> Page[Meeting]:
    """The meetings of an area, the latest first."""
    access.check_concerns(tx.by, Permission.MEETINGS_READ, query.place)
    where = {"within": query.place}
    return tx.meetings.page(where, sort="-starts_at", after=query.after, limit=query.limit)


def show_meeting(tx: Tx, meeting_id: str) -> Meeting:
    """One meeting, with its minutes as far as they are. Raises NotFound also for one of another area."""
    meeting = tx.meetings.get(meeting_id)
    if not access.concerns(tx.by, Permission.MEETINGS_READ, meeting.place):
        raise NotFound("meeting", meeting_id)
    return meeting


def list_missed_months(tx: Tx, query: AtPlace) -> Page[MissedMonth]:
    """The months in which a place of an area did not meet, the latest first."""
    access.check_concerns(tx.by, Permission.MEETINGS_READ, query.place)
    where = {"within": query.place}
    return tx.missed_months.page(where, sort="-month", after=query.after, limit=query.limit)


def list_public_meetings(tx: Tx, query: Paged) -> Page[Meeting]:
    """The meetings of a district, the latest first."""
    page = tx.meetings.page({"within": tx.root}, sort="-starts_at", after=query.after, limit=query.limit)
    return Page(tuple(meetings.as_public(meeting) for meeting in page.items), page.next)


def show_public_meeting(tx: Tx, meeting_id: str) -> Meeting:
    """What everybody may read of a meeting."""
    return meetings.as_public(tx.meetings.get(meeting_id))
