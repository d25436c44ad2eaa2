# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of meetings. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongMeetingState(DomainError):
    """The action is not a step from the state that the meeting is in."""

    code = "deliberation.wrong_meeting_state"
    title = "The meeting is not in a state that allows this"

    meeting_id: str
    state: str
    action: str


@dataclass(eq=False)
class MeetingNoticeTooShort(DomainError):
    """Who may come is told so many days before, by kind (Residents' Committee Organic Law Art. 26: ten)."""

    code = "deliberation.meeting_notice_too_short"
    status = 422
    title = "The meeting would begin before its notice is over"

    starts_at: datetime
    not_before: date


@dataclass(eq=False)
class MembersUnknown(DomainError):
    """A quorum is a share of all members: say how many there are."""

    code = "deliberation.members_unknown"
    status = 422
    title = "A meeting of this kind needs the number of its members"

    kind: str


@dataclass(eq=False)
class MeetingNotBegun(DomainError):
    """Nobody can have attended yet."""

    code = "deliberation.meeting_not_begun"
    title = "The meeting has not begun"

    meeting_id: str
    starts_at: datetime


@dataclass(eq=False)
class ItemNotAnnounced(DomainError):
    """What was not announced is not dealt with (Beijing Art. 35, Hangzhou Art. 19)."""

    code = "deliberation.item_not_announced"
    status = 422
    title = "The item is not on the agenda that was announced"

    meeting_id: str
    item_id: str


@dataclass(eq=False)
class NoQuorum(DomainError):
    """Too few members are there: the meeting may talk and put off, it decides nothing."""

    code = "deliberation.no_quorum"
    title = "The meeting has no quorum and cannot decide"

    meeting_id: str


@dataclass(eq=False)
class WronglyComposed(DomainError):
    """A meeting that is not made up as its kind must be decides nothing (`quorums.Lack`)."""

    code = "deliberation.wrongly_composed"
    title = "The meeting is not made up as the law asks and cannot decide"

    meeting_id: str
    lacks: tuple[str, ...]


@dataclass(eq=False)
class VotesMissing(DomainError):
    """A meeting of this kind decides by counted votes."""

    code = "deliberation.votes_missing"
    status = 422
    title = "The votes for and against are missing"

    meeting_id: str


@dataclass(eq=False)
class MoreThanPresent(DomainError):
    """More voted than were there, or more were there than there are."""

    code = "deliberation.more_than_present"
    status = 422
    title = "There are more than there can be"

    field: str
    given: int
    most: int


@dataclass(eq=False)
class NotASigner(DomainError):
    """The chair and the recorder sign the minutes."""

    code = "deliberation.not_a_signer"
    status = 403
    title = "Only the chair and the recorder sign the minutes"

    meeting_id: str
    person_id: str


@dataclass(eq=False)
class ItemsOpen(DomainError):
    """Every announced item is minuted, were it only that it was put off."""

    code = "deliberation.items_open"
    title = "Some items are not minuted yet"

    meeting_id: str
    items: tuple[str, ...]


@dataclass(eq=False)
class MinutesUnsigned(DomainError):
    """Minutes are published as chair and recorder have signed them."""

    code = "deliberation.minutes_unsigned"
    title = "The minutes are not signed by chair and recorder"

    meeting_id: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class NotASubject(DomainError):
    """Named are party organisations, committees, departments, companies and shops of the register (“1+5”)."""

    code = "deliberation.not_a_subject"
    status = 422
    title = "There is no such organisation among the subjects of governance"

    organisation_id: str


@dataclass(eq=False)
class OrganisationHasClosed(DomainError):
    """Nobody came for what was here no longer on the day of the meeting."""

    code = "deliberation.organisation_closed"
    status = 422
    title = "The organisation had closed before the meeting"

    organisation_id: str
    until: str
