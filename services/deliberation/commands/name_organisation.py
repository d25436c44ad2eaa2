# SPDX-License-Identifier: AGPL-3.0-or-later
"""Name an organisation that was at a meeting, and who came for it; the minutes are signed anew."""

from pydantic import Field

from services.chassis.http import Id, Input, Line
from services.deliberation.domain import attendance
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.meeting_errors import NotASubject
from services.deliberation.domain.meetings import Meeting, Step
from services.deliberation.store import Tx


class NameOrganisation(Input):
    """Without a `person` it was not there after all."""

    organisation_id: Id
    person: Line | None = Field(None, min_length=1, max_length=50)


def handle(tx: Tx, meeting_id: str, cmd: NameOrganisation) -> Meeting:
    """Raises NotFound, Forbidden, NotASubject, OrganisationHasClosed, MoreThanPresent, Invalid."""
    meeting = tx.meetings.get(meeting_id)
    tx.require(Permission.MEETINGS_MINUTE, meeting.place)
    meeting, events = (
        _named(tx, meeting, cmd.organisation_id, cmd.person)
        if cmd.person
        else attendance.strike(meeting, cmd.organisation_id)
    )
    tx.meetings.save(meeting, *events)
    return meeting


def _named(tx: Tx, meeting: Meeting, organisation_id: str, person: str) -> Step:
    organisation = tx.organisations.find(organisation_id)
    if organisation is None:
        raise NotASubject(organisation_id)
    day = tx.calendar_at(meeting.place).local_date(meeting.starts_at)
    return attendance.name(meeting, organisation, person, day.isoformat())
