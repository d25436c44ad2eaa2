# SPDX-License-Identifier: AGPL-3.0-or-later
"""An owners' vote (业主表决): from its preparation to a resolution in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from services.chassis.calendar import Calendar
from services.chassis.values import Event, Money, OrgPath
from services.deliberation.domain import events as facts
from services.deliberation.domain.ballots import Window
from services.deliberation.domain.counting import Counting, finish
from services.deliberation.domain.effects import Effect
from services.deliberation.domain.errors import (
    NoticeTooShort,
    OfficialResultImpossible,
    VoteLengthNotAllowed,
    VoteNotOpen,
    WrongVoteState,
)
from services.deliberation.domain.frozen_rolls import RefusedBallot, Roll, Superseded
from services.deliberation.domain.matters import Matter
from services.deliberation.domain.outcomes import Outcome, Result, outcome
from services.deliberation.domain.rolls import Developer
from services.deliberation.domain.terms import Terms

INSTANT = timedelta(milliseconds=1)
"""The moment of closing belongs to the vote: it is closed right after."""


class State(StrEnum):
    PREPARED = "prepared"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    IN_FORCE = "in_force"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


OVER = frozenset({State.IN_FORCE, State.REJECTED, State.WITHDRAWN})


class Action(StrEnum):
    ANNOUNCE = "announce"
    WITHDRAW = "withdraw"
    OPEN = "open"
    CLOSE = "close"
    DELIVER = "deliver"
    COUNT = "count"
    DECIDE = "decide"
    OVERRULE = "overrule"
    SETTLE = "settle"
    RECORD = "record"


FROM: Mapping[Action, frozenset[State]] = MappingProxyType(
    {
        Action.ANNOUNCE: frozenset({State.PREPARED}),
        Action.WITHDRAW: frozenset({State.PREPARED, State.ANNOUNCED}),
        Action.OPEN: frozenset({State.ANNOUNCED}),
        Action.CLOSE: frozenset({State.OPEN}),
        Action.DELIVER: frozenset({State.ANNOUNCED, State.OPEN, State.CLOSED}),
        Action.COUNT: frozenset({State.CLOSED}),
        Action.DECIDE: frozenset({State.COUNTED, State.IN_FORCE, State.REJECTED}),
        Action.OVERRULE: frozenset({State.COUNTED}),
        Action.SETTLE: frozenset({State.COUNTED, State.IN_FORCE, State.REJECTED}),
        Action.RECORD: frozenset({State.PREPARED}),
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True)
class OfficialResult:
    """Whose ballots a city's own system took (Beijing Art. 35, Hangzhou Art. 20), and its report."""

    system: str
    document: str
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One question to the owners of a place.

    Attributes:
        terms: the rules under which it was prepared, whatever policies say later.
        budget: what it may cost at the most, if it is adopted.
        effect: what comes of it by itself: somebody's seat, a recall, a text in force.
        counting: how far the count is.
        ballots: how many were given, counted ones and others.
        official: the city's own system that took the ballots, where none were given here.
        outcome: what it came to; `adopted` is settled by it or, where it is in doubt, by a person.
        earlier: rolls that were put right, with what was counted by them; `correcting`: a correction runs.
        refused: ballots that were taken and to which the corrected roll does not entitle.
        turned: a recount comes to something else than what is in force: a person decides.

    """

    id: str
    title: str
    question: str
    plan: str
    matter: Matter
    place: OrgPath
    within: tuple[str, ...]
    opens_at: datetime
    closes_at: datetime
    terms: Terms
    prepared_by: str
    prepared_at: datetime
    topic_id: str | None = None
    budget: Money | None = None
    developer: Developer | None = None
    effect: Effect | None = None
    state: State = State.PREPARED
    announced_at: datetime | None = None
    roll: Roll = Roll()  # noqa: RUF009 - it is frozen
    counting: Counting = Counting()  # noqa: RUF009 - it is frozen
    outcome: Outcome | None = None
    adopted: bool | None = None
    reasons: str = ""
    ballots: int = 0
    official: OfficialResult | None = None
    earlier: tuple[Superseded, ...] = ()
    correcting: str | None = None
    refused: tuple[RefusedBallot, ...] = ()
    turned: bool = False

    @property
    def matter_id(self) -> str:
        """The matter that it continues."""
        return self.topic_id or (self.effect.of if self.effect else self.id)

    @property
    def window(self) -> Window:
        return Window(self.opens_at, self.closes_at)

    @property
    def keyed_until(self) -> datetime:
        """Until when paper ballots that were given in time are keyed; then the count begins."""
        return self.closes_at + timedelta(hours=self.terms.keying_hours)


Step = tuple[Vote, list[Event]]


def prepare(vote: Vote, calendar: Calendar) -> Step:
    """Propose a vote. Raises NoticeTooShort, VoteLengthNotAllowed."""
    check_notice(vote, vote.prepared_at, calendar)
    days = (calendar.local_date(vote.closes_at) - calendar.local_date(vote.opens_at)).days
    if vote.closes_at <= vote.opens_at or not vote.terms.shortest_days <= days <= vote.terms.longest_days:
        raise VoteLengthNotAllowed(days, vote.terms.shortest_days, vote.terms.longest_days)
    fact = facts.VotePrepared(
        vote.id, vote.title, vote.matter, vote.place, vote.opens_at, vote.closes_at, vote.topic_id
    )
    return vote, [fact]


def check_notice(vote: Vote, told_at: datetime, calendar: Calendar) -> None:
    """All owners are told so many days before; the day of telling does not count. Raises NoticeTooShort."""
    earliest = calendar.local_date(told_at) + timedelta(days=vote.terms.notice_days)
    if calendar.local_date(vote.opens_at) < earliest:
        raise NoticeTooShort(vote.opens_at, earliest)


def announce(vote: Vote, now: datetime, calendar: Calendar) -> Step:
    """Tell the owners of question, plan and time; the roll is frozen from now on. Raises NoticeTooShort."""
    check(vote, Action.ANNOUNCE)
    check_notice(vote, now, calendar)
    fact = facts.VoteAnnounced(vote.id, vote.title, vote.question, vote.plan, vote.place)
    return replace(vote, state=State.ANNOUNCED, announced_at=now), [fact]


def freeze(vote: Vote, now: datetime) -> Step:
    """The roll is whole: from now on nobody is added to it or taken from it."""
    roll = replace(vote.roll, counting=finish(vote.roll.counting, {}), frozen_at=now)
    whole = roll.counting.roll
    fact = facts.RollFrozen(vote.id, roll.counting.units, whole.area, whole.heads, roll.digest)
    return replace(vote, roll=roll), [fact]


def withdraw(vote: Vote, reason: str) -> Step:
    """Take it back before it opens."""
    check(vote, Action.WITHDRAW)
    return replace(vote, state=State.WITHDRAWN, reasons=reason), [facts.VoteWithdrawn(vote.id, reason)]


def open_(vote: Vote) -> Step:
    """Ballots are taken."""
    check(vote, Action.OPEN)
    return replace(vote, state=State.OPEN), [facts.VoteOpened(vote.id)]


def can_open_later(vote: Vote, now: datetime) -> bool:
    """Whether a vote that does not open in time would still be open for as long as it must."""
    return now + timedelta(days=vote.terms.shortest_days) <= vote.closes_at


def check_takes(vote: Vote, given_at: datetime, now: datetime) -> None:
    """A ballot that was given then is taken now, of paper also while the closed vote is keyed.

    Raises VoteNotOpen.
    """
    taking = vote.state is State.OPEN or (vote.state is State.CLOSED and now < vote.keyed_until)
    if not taking or given_at not in vote.window or given_at > now:
        raise VoteNotOpen(vote.id, vote.opens_at, vote.closes_at)


def check_delivers(vote: Vote) -> None:
    """A delivery is recorded from the announcement on until the count, which it is a part of.

    Raises WrongVoteState.
    """
    check(vote, Action.DELIVER)


def close(vote: Vote) -> Step:
    """No more ballots are given; those on paper are keyed."""
    check(vote, Action.CLOSE)
    return replace(vote, state=State.CLOSED), [facts.VoteClosed(vote.id)]


def complete(vote: Vote, counting: Counting, refused: tuple[RefusedBallot, ...] = ()) -> Step:
    """Everything is counted: what it comes to."""
    check(vote, Action.COUNT)
    found = outcome(counting, vote.matter, vote.terms.silence)
    vote = replace(
        vote,
        state=State.COUNTED,
        counting=counting,
        outcome=found,
        refused=refused,
        adopted=None if found.result is Result.REVIEW else found.result is Result.PASS,
    )
    told = [facts.BallotRefused(vote.id, one.unit_id, one.ballot_id, one.fate) for one in refused]
    return vote, [told_of_count(vote, found), *told]


def told_of_count(vote: Vote, found: Outcome) -> Event:
    """What is told of a count, by which version of the roll."""
    there, agree = found.strict.sides.participating, found.strict.sides.agree
    return facts.VoteCounted(
        vote.id,
        found.result,
        found.roll.area,
        found.roll.heads,
        there.area,
        there.heads,
        agree.area,
        agree.heads,
        vote.roll.version,
    )


def record_official(vote: Vote, official: OfficialResult, counting: Counting, now: datetime) -> Step:
    """What a city's own system reports; the thresholds are reckoned here once more.

    Raises OfficialResultImpossible.
    """
    check(vote, Action.RECORD)
    there, whole = counting.sides.participating, counting.roll
    if there.area > whole.area or there.heads > whole.heads or official.decided_at > now:
        raise OfficialResultImpossible(vote.id)
    told = facts.OfficialResultRecorded(vote.id, official.system, official.document, official.decided_at)
    taken = replace(vote, official=official, state=State.CLOSED, roll=Roll(counting, "", now))
    counted, events = complete(taken, counting)
    return counted, [told, *events]


def check(vote: Vote, action: Action) -> None:
    """Raises WrongVoteState where the action is no step from the state that the vote is in."""
    if vote.state not in FROM[action]:
        raise WrongVoteState(vote.id, vote.state, action)
