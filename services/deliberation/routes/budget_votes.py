# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes on a budget (参与式预算投票): open one, choose, and read which projects are funded and why."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.deliberation.commands import cast_budget_ballot, open_budget_vote
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.budget_votes import BudgetBallot, BudgetVote
from services.deliberation.queries.budget_votes import (
    list_budget_votes,
    list_public_budget_votes,
    show_budget_vote,
    show_own_budget_ballot,
    show_public_budget_vote,
)
from services.deliberation.store import Tx


class ProjectView(View):
    """`cost` in fen."""

    id: str
    title: str
    cost: int


class OutcomeLineView(View):
    """Why a project is funded or not; `left`: what the budget had in fen when it was looked at."""

    project_id: str
    points: int
    cost: int
    reason: str
    left: int


class BudgetVoteView(View):
    """`ballots` and `lines` once it is counted; amounts in fen."""

    id: str
    version: int
    title: str
    place: OrgPath
    budget: int
    rule: str
    form: str
    most: int
    threshold: int
    projects: list[ProjectView]
    opened_at: datetime
    closes_at: datetime
    state: str
    ballots: int
    lines: list[OutcomeLineView]


class BudgetBallotView(View):
    """`points` of each project by its id."""

    budget_vote_id: str
    points: dict[str, int]
    at: datetime


def to_vote(tx: Tx, vote: BudgetVote) -> BudgetVoteView:
    return BudgetVoteView(
        id=vote.id,
        version=tx.budget_votes.version(vote),
        title=vote.title,
        place=vote.place,
        budget=vote.budget.fen,
        rule=vote.rule,
        form=vote.form,
        most=vote.most,
        threshold=vote.threshold,
        projects=[ProjectView(id=one.id, title=one.title, cost=one.cost.fen) for one in vote.projects],
        opened_at=vote.opened_at,
        closes_at=vote.closes_at,
        state=vote.state,
        ballots=vote.ballots if vote.lines else 0,
        lines=[OutcomeLineView.model_validate(line, from_attributes=True) for line in vote.lines],
    )


def to_ballot(_: Tx, ballot: BudgetBallot) -> BudgetBallotView:
    return BudgetBallotView(budget_vote_id=ballot.budget_vote_id, points=dict(ballot.points), at=ballot.at)


budget_votes = Resource(
    "budget_votes",
    "/deliberation/v1/budget-votes",
    of=Tx.budget_votes,
    shows=to_vote,
    requires=AUTHENTICATED,
)
BALLOT = "/<id:budget_vote_id>/ballots"

budget_votes.create(open_budget_vote, requires=Permission.SURVEYS_KEEP)
budget_votes.list(list_budget_votes)
budget_votes.show(show_budget_vote)
budget_votes.create(cast_budget_ballot, BALLOT, shows=to_ballot, asks=Group.VOTES)
budget_votes.show(show_own_budget_ballot, f"{BALLOT}/mine", shows=to_ballot)

public_budget_votes = Resource(
    "public_budget_votes",
    "/deliberation/v1/public/<code:district>/budget-votes",
    of=Tx.budget_votes,
    shows=to_vote,
    requires=PUBLIC,
)

public_budget_votes.list(list_public_budget_votes)
public_budget_votes.show(show_public_budget_vote)
