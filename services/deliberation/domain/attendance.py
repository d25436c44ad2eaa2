# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which organisations were at a meeting (参会单位): in its minutes beside the heads by kind of subject."""

from __future__ import annotations

from dataclasses import replace

from services.chassis.values import Invalid
from services.deliberation.domain.events import OrganisationNamed
from services.deliberation.domain.meeting_errors import (
    MoreThanPresent,
    NotASubject,
    OrganisationHasClosed,
    WrongMeetingState,
)
from services.deliberation.domain.meetings import FROM, Action, Attendance, Meeting, Step
from services.deliberation.domain.organisations import SUBJECTS, Organisation, Present

MOST = 100
"""So many organisations are named of one meeting."""


def name(meeting: Meeting, organisation: Organisation, person: str, day: str) -> Step:
    """An organisation was there, on the day of the meeting (ISO 8601); named again, the later person counts.

    Raises:
        WrongMeetingState: it was not held yet, or its minutes are published.
        NotASubject, OrganisationHasClosed: it could not be there.
        MoreThanPresent: fewer heads of its kind were there than organisations would be.

    """
    came = _attendance(meeting)
    subject = SUBJECTS.get(organisation.what)
    if subject is None:
        raise NotASubject(organisation.id)
    if organisation.until is not None and organisation.until < day:
        raise OrganisationHasClosed(organisation.id, organisation.until)
    one = Present(organisation.id, organisation.name, subject, organisation.what, person)
    known = {each.organisation_id: each for each in came.organisations} | {organisation.id: one}
    given = sum(each.subject is subject for each in known.values())
    heads = came.subjects.get(subject, 0)
    if given > heads:
        raise MoreThanPresent("organisations", given, heads)
    if len(known) > MOST:
        raise MoreThanPresent("organisations", len(known), MOST)
    return _kept(meeting, came, tuple(known.values()), one, there=True)


def strike(meeting: Meeting, organisation_id: str) -> Step:
    """It was not there after all. Raises WrongMeetingState, Invalid where it was not named."""
    came = _attendance(meeting)
    one = next((each for each in came.organisations if each.organisation_id == organisation_id), None)
    if one is None:
        raise Invalid("organisation_id", "was not named")
    left = tuple(each for each in came.organisations if each is not one)
    return _kept(meeting, came, left, one, there=False)


def _attendance(meeting: Meeting) -> Attendance:
    if meeting.state not in FROM[Action.RECORD] or meeting.attendance is None:
        raise WrongMeetingState(meeting.id, meeting.state, Action.RECORD)
    return meeting.attendance


def _kept(
    meeting: Meeting, came: Attendance, left: tuple[Present, ...], one: Present, *, there: bool
) -> Step:
    """What was signed before is not signed any more."""
    fact = OrganisationNamed(meeting.id, one.organisation_id, one.name, one.subject, there)
    return replace(meeting, attendance=replace(came, organisations=left), signed_by=()), [fact]
