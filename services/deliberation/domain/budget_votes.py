# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vote on a budget (参与式预算投票): residents spread points over projects, one ballot a head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.deliberation.domain import budgeting
from services.deliberation.domain.budgeting import AllocationRule, Line
from services.deliberation.domain.consultation_errors import (
    BudgetVoteOver,
    NoSuchProject,
    ProjectBeyondBudget,
    TooManyPoints,
)
from services.deliberation.domain.events import BudgetBallotCast, BudgetVoteCounted, BudgetVoteOpened

YUAN = 100
"""Equal shares grow a yuan a head while money is left."""


class State(StrEnum):
    OPEN = "open"
    COUNTING = "counting"
    CLOSED = "closed"


class BallotForm(StrEnum):
    """`APPROVAL`: one point for each of some; `CHOOSE_ONE`; `CUMULATIVE`: some points, spread freely."""

    APPROVAL = "approval"
    CHOOSE_ONE = "choose_one"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, kw_only=True)
class Project:
    """A proposed project (民生微实事)."""

    id: str
    title: str
    cost: Money


Given = tuple[tuple[str, int], ...]
"""A ballot: the points of each project that it names, by the projects' ids."""


@dataclass(frozen=True, kw_only=True)
class BudgetVote:
    """Which projects a budget pays for.

    Attributes:
        most: so many projects may be approved, or so many points given.
        threshold: below so many points nothing is funded.
        tally: how many gave each ballot, as far as it is counted.
        lines: what came of each project and why, once it is counted.

    """

    id: str
    title: str
    place: OrgPath
    within: tuple[str, ...]
    budget: Money
    rule: AllocationRule
    form: BallotForm
    most: int
    threshold: int
    projects: tuple[Project, ...]
    opened_by: str
    opened_at: datetime
    closes_at: datetime
    public_days: int
    state: State = State.OPEN
    tally: tuple[tuple[Given, int], ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def ballots(self) -> int:
        """How many have voted, once it is counted."""
        return sum(count for _, count in self.tally)


@dataclass(frozen=True, kw_only=True)
class BudgetBallot:
    """What a resident chose; the latest one stands."""

    id: str
    budget_vote_id: str
    person_id: str
    points: Given
    at: datetime


def open_vote(vote: BudgetVote) -> tuple[BudgetVote, list[Event]]:
    """Let residents choose. Raises ProjectBeyondBudget."""
    dear = next((one for one in vote.projects if one.cost.fen > vote.budget.fen), None)
    if dear:
        raise ProjectBeyondBudget(dear.title)
    return vote, [BudgetVoteOpened(vote.id, vote.title, vote.place, vote.budget, vote.closes_at)]


def cast(
    vote: BudgetVote, ballot_id: str, person_id: str, points: Mapping[str, int], at: datetime
) -> tuple[BudgetBallot, list[Event]]:
    """A resident chooses, perhaps anew. Raises BudgetVoteOver, NoSuchProject, TooManyPoints."""
    if vote.state is not State.OPEN or at >= vote.closes_at:
        raise BudgetVoteOver(vote.id, vote.closes_at)
    known = {project.id for project in vote.projects}
    stranger = next((name for name in sorted(points) if name not in known), None)
    if stranger:
        raise NoSuchProject(stranger)
    most = 1 if vote.form is BallotForm.CHOOSE_ONE else vote.most
    if sum(points.values()) > most or (vote.form is not BallotForm.CUMULATIVE and set(points.values()) - {1}):
        raise TooManyPoints(sum(points.values()), most)
    ballot = BudgetBallot(
        id=ballot_id, budget_vote_id=vote.id, person_id=person_id, points=tuple(sorted(points.items())), at=at
    )
    return ballot, [BudgetBallotCast(vote.id)]


def close(vote: BudgetVote) -> BudgetVote:
    """No more ballots; what there is will be counted."""
    assert vote.state is State.OPEN, "a vote closes once"
    return replace(vote, state=State.COUNTING)


def count(vote: BudgetVote, ballots: Iterable[BudgetBallot]) -> BudgetVote:
    """Take some ballots more into the count."""
    tally = Counter(dict(vote.tally))
    tally.update(ballot.points for ballot in ballots)
    return replace(vote, tally=tuple(sorted(tally.items())))


def complete(vote: BudgetVote) -> tuple[BudgetVote, list[Event]]:
    """All ballots are counted: which projects the budget pays for."""
    assert vote.state is State.COUNTING, "a vote is counted once"
    lines = outcome(vote)
    paid = budgeting.funded(lines)
    spent = sum(project.cost.fen for project in vote.projects if project.id in paid)
    done = replace(vote, state=State.CLOSED, lines=lines)
    money = Money(spent, vote.budget.currency)
    return done, [BudgetVoteCounted(vote.id, vote.place, vote.ballots, money, tuple(sorted(paid)))]


def outcome(vote: BudgetVote) -> tuple[Line, ...]:
    """What the counted ballots come to, by the rule of the vote."""
    projects = [budgeting.Project(one.id, one.cost.fen) for one in vote.projects]
    given = [dict(points) for points, number in vote.tally for _ in range(number)]
    if vote.rule is AllocationRule.EQUAL_SHARES:
        return budgeting.equal_shares(projects, given, vote.budget.fen, step=YUAN, threshold=vote.threshold)
    points, skips = budgeting.points_of(given), vote.rule is AllocationRule.GREEDY
    return budgeting.greedy(projects, points, vote.budget.fen, threshold=vote.threshold, skips=skips)
