# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of activities, sign-ups, skills and needs. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class ActivityNotAhead(DomainError):
    """An activity begins later than now, and ends after it begins."""

    code = "dispatch.activity_not_ahead"
    status = 422
    title = "The activity does not lie ahead"


@dataclass(eq=False)
class WrongActivityState(DomainError):
    """The step does not fit the state of the activity."""

    code = "dispatch.wrong_activity_state"
    title = "This is not possible in the state of the activity"

    id: str
    state: str


@dataclass(eq=False)
class ActivityBegan(DomainError):
    """Nobody signs up or leaves once it has begun."""

    code = "dispatch.activity_began"
    title = "The activity has begun"

    at: datetime


@dataclass(eq=False)
class ActivityNotOver(DomainError):
    """Hours are confirmed when it is over."""

    code = "dispatch.activity_not_over"
    title = "The activity is not over"

    ends_at: datetime


@dataclass(eq=False)
class ActivityFull(DomainError):
    """The places and the waiting list are taken."""

    code = "dispatch.activity_full"
    title = "The activity and its waiting list are full"


@dataclass(eq=False)
class CapacityTaken(DomainError):
    """More have a place already."""

    code = "dispatch.capacity_taken"
    title = "More people have a place already"

    taken: int


@dataclass(eq=False)
class AlreadySignedUp(DomainError):
    """The person has a place, or waits for one."""

    code = "dispatch.already_signed_up"
    title = "You have signed up already"


@dataclass(eq=False)
class NotSignedUp(DomainError):
    """The person has no place in the activity."""

    code = "dispatch.not_signed_up"
    title = "There is no place in this activity"

    state: str = ""


@dataclass(eq=False)
class CheckInClosed(DomainError):
    """One checks in shortly before it begins, until it ends."""

    code = "dispatch.check_in_closed"
    title = "It is not the time to check in"

    opens_at: datetime
    closes_at: datetime


@dataclass(eq=False)
class WrongActivityCode(DomainError):
    """The code is not the one that hangs at the place."""

    code = "dispatch.wrong_activity_code"
    status = 422
    title = "The code is not that of the activity"

    id: str


@dataclass(eq=False)
class HoursBeyondActivity(DomainError):
    """Nobody served longer than it took."""

    code = "dispatch.hours_beyond_activity"
    status = 422
    title = "The hours are more than the activity took"

    most: int


@dataclass(eq=False)
class UnknownSkill(DomainError):
    """The list of the policy `volunteering` has no such skill."""

    code = "dispatch.unknown_skill"
    status = 422
    title = "There is no such skill"

    skill: str


@dataclass(eq=False)
class WrongNeedState(DomainError):
    """The need is met or withdrawn."""

    code = "dispatch.wrong_need_state"
    title = "The need is not open any more"

    id: str
    state: str
