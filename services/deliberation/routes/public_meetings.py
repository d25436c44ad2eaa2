# SPDX-License-Identifier: AGPL-3.0-or-later
"""What everybody may read of meetings: when, where, about what, and published minutes; no person."""

from datetime import date, datetime

from services.chassis.http import PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.queries.meetings import list_public_meetings, show_public_meeting
from services.deliberation.routes.meeting_view import ItemVotesView, PositionView
from services.deliberation.store import Tx


class PublicTaskView(View):
    """`state`: noted, ordered, done or refused."""

    text: str
    due: date
    state: str


class PublicRecordView(View):
    result: str
    resolution: str
    positions: list[PositionView]
    votes: ItemVotesView | None
    tasks: list[PublicTaskView]


class PublicItemView(View):
    title: str
    topic_id: str | None
    record: PublicRecordView | None


class PublicPresentView(View):
    """An organisation that was there; `what` it is in its register."""

    name: str
    subject: str
    what: str


class PublicAttendanceView(View):
    """Heads by kind of subject, and the organisations by name, without a person."""

    subjects: dict[str, int]
    organisations: list[PublicPresentView]


class PublicMeetingView(View):
    """`attendance` and each item's `record` once the minutes are published."""

    id: str
    kind: str
    title: str
    place: OrgPath
    venue: str
    state: str
    starts_at: datetime
    attendance: PublicAttendanceView | None
    items: list[PublicItemView]
    minutes_due_at: datetime | None
    published_at: datetime | None


public_meetings = Resource(
    "public_meetings",
    "/deliberation/v1/public/<code:district>/meetings",
    of=Tx.meetings,
    shows=PublicMeetingView,
    requires=PUBLIC,
)

public_meetings.list(list_public_meetings)
public_meetings.show(show_public_meeting)
