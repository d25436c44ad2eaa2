# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of topics and votes (`meeting_errors.py`: of meetings). Clients branch on the code."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownPlace(DomainError):
    """No such active place is known in this district."""

    code = "deliberation.unknown_place"
    status = 422
    title = "There is no such place"

    path: str


@dataclass(eq=False)
class TopicDecidedAlready(DomainError):
    """The topic has its answer, or a vote on it is under way."""

    code = "deliberation.topic_decided_already"
    title = "The topic is decided or being voted on"

    topic_id: str
    state: str


@dataclass(eq=False)
class WrongVoteState(DomainError):
    """The action is not a step from the state that the vote is in."""

    code = "deliberation.wrong_vote_state"
    title = "The vote is not in a state that allows this"

    vote_id: str
    state: str
    action: str


@dataclass(eq=False)
class NoticeTooShort(DomainError):
    """A vote opens after its notice: fifteen days by default (Property Management Regulation Art. 14)."""

    code = "deliberation.notice_too_short"
    status = 422
    title = "The vote would open before its notice is over"

    opens_at: datetime
    not_before: date


@dataclass(eq=False)
class VoteLengthNotAllowed(DomainError):
    """A vote is open for so many days as the adopted rules say (Hangzhou Art. 20: 5 to 60)."""

    code = "deliberation.vote_length_not_allowed"
    status = 422
    title = "The vote is too short or too long"

    days: int
    shortest: int
    longest: int


@dataclass(eq=False)
class RollWithoutUnits(DomainError):
    """Nobody could vote: the place has no unit."""

    code = "deliberation.roll_without_units"
    title = "The place has no units"

    place: str


@dataclass(eq=False)
class RollWithoutAreas(DomainError):
    """Votes are weighed by area: without it nothing can be counted (SPC strata interpretation Art. 8)."""

    code = "deliberation.roll_without_areas"
    title = "The area of some units is not known"

    place: str
    unit_id: str


@dataclass(eq=False)
class VoteNotOpen(DomainError):
    """Ballots are given from the opening to the closing, both moments included."""

    code = "deliberation.vote_not_open"
    title = "The vote is not open"

    vote_id: str
    opens_at: datetime
    closes_at: datetime


@dataclass(eq=False)
class NotOnRoll(DomainError):
    """The unit is not on the frozen roll of this vote."""

    code = "deliberation.not_on_roll"
    status = 404
    title = "The unit is not on the roll of this vote"

    unit_id: str


@dataclass(eq=False)
class NotEntitled(DomainError):
    """Who votes is the unit's owner on the frozen roll, or the one whom joint owners chose."""

    code = "deliberation.not_entitled"
    status = 403
    title = "This person may not vote for the unit"

    unit_id: str
    person_id: str


@dataclass(eq=False)
class OwnerChanged(DomainError):
    """The unit has another owner than on the frozen roll: nobody's ballot for it is taken."""

    code = "deliberation.owner_changed"
    title = "The unit has changed hands since the roll was frozen"

    unit_id: str


@dataclass(eq=False)
class BallotCastAlready(DomainError):
    """One unit, one valid ballot: name the ballot that this one replaces."""

    code = "deliberation.ballot_cast_already"
    title = "There is a ballot for this unit"

    unit_id: str
    ballot_id: str


@dataclass(eq=False)
class NotReplaceable(DomainError):
    """Only the standing ballot of the same owner can be replaced."""

    code = "deliberation.not_replaceable"
    status = 422
    title = "This ballot cannot be replaced"

    ballot_id: str


@dataclass(eq=False)
class NoProxy(DomainError):
    """Whoever votes for an owner needs the owner's written proxy (Property Management Regulation Art. 12)."""

    code = "deliberation.no_proxy"
    status = 403
    title = "There is no written proxy of this owner"

    principal_id: str


@dataclass(eq=False)
class TooManyPrincipals(DomainError):
    """A proxy speaks for at most so many owners (Weifang Art. 32: three)."""

    code = "deliberation.too_many_principals"
    title = "This person is the proxy of too many owners"

    agent_id: str
    most: int


@dataclass(eq=False)
class ProxyOfTheCompany(DomainError):
    """Staff of the property company are nobody's proxy (Zhoushan Art. 17)."""

    code = "deliberation.proxy_of_the_company"
    title = "Who works for the property company cannot be a proxy"

    agent_id: str


@dataclass(eq=False)
class KeyedDifferently(DomainError):
    """The second person read another ballot than the first: look at the paper again."""

    code = "deliberation.keyed_differently"
    title = "The two persons read the paper ballot differently"

    unit_id: str
    fields: tuple[str, ...]


@dataclass(eq=False)
class NothingToDecide(DomainError):
    """The result is clear: there is nothing for a person to decide."""

    code = "deliberation.nothing_to_decide"
    title = "The result needs no decision"

    vote_id: str


@dataclass(eq=False)
class RecordedAlready(DomainError):
    """An owner has one proxy in a vote, and a ballot is delivered once."""

    code = "deliberation.recorded_already"
    title = "It is on record already"

    kind: str


@dataclass(eq=False)
class OfficialResultImpossible(DomainError):
    """More took part than there are, or it was decided in the future."""

    code = "deliberation.official_result_impossible"
    status = 422
    title = "The reported result cannot be"

    vote_id: str


@dataclass(eq=False)
class BallotsNotCounted(DomainError):
    """Nothing is told of any ballot while others are still given or counted."""

    code = "deliberation.ballots_not_counted"
    title = "The vote is not counted yet"

    vote_id: str
    state: str


@dataclass(eq=False)
class BallotListNotYours(DomainError):
    """The vote's terms say who may hold the list of its ballots: `holders`."""

    code = "deliberation.ballot_list_not_yours"
    status = 403
    title = "This list of ballots is for others"

    vote_id: str
    holders: str


@dataclass(eq=False)
class VoteIsSecret(DomainError):
    """By the terms of the vote nobody holds the list of its ballots; each voter keeps their own receipt."""

    code = "deliberation.vote_is_secret"
    status = 403
    title = "The vote is secret: nobody may read its ballots"

    vote_id: str
