# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a vote on a budget (参与式预算投票): the projects, their costs, and how the choice is made."""

from pydantic import Field

from services.chassis.http import Input, Moment
from services.chassis.values import Invalid, Money, OrgPath
from services.deliberation.commands import Title
from services.deliberation.domain import budget_votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.budget_votes import BallotForm, BudgetVote, Project
from services.deliberation.domain.budgeting import AllocationRule
from services.deliberation.domain.timer_kinds import BUDGET_CLOSE
from services.deliberation.policies import ConsultationPolicy
from services.deliberation.store import Tx

Fen = int
MOST_FEN = 100_000_000_000


class NewProject(Input):
    """`cost` in fen."""

    title: Title
    cost: Fen = Field(ge=1, le=MOST_FEN)


class OpenBudgetVote(Input):
    """`budget` in fen; `most`: so many projects a ballot may approve, or points it may spread."""

    title: Title
    place_path: OrgPath
    budget: Fen = Field(ge=1, le=MOST_FEN)
    projects: tuple[NewProject, ...] = Field(min_length=2, max_length=200)
    rule: AllocationRule = AllocationRule.EQUAL_SHARES
    form: BallotForm = BallotForm.APPROVAL
    most: int = Field(5, ge=1, le=100)
    threshold: int = Field(0, ge=0, le=1_000_000)
    closes_at: Moment


def handle(tx: Tx, cmd: OpenBudgetVote) -> BudgetVote:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.SURVEYS_KEEP, place.path)
    if cmd.closes_at <= tx.now:
        raise Invalid("closes_at", "lies in the past")
    vote = BudgetVote(
        id=tx.new_id(),
        title=cmd.title,
        place=place.path,
        within=place.within,
        budget=Money(cmd.budget),
        rule=cmd.rule,
        form=cmd.form,
        most=cmd.most,
        threshold=cmd.threshold,
        projects=tuple(Project(id=tx.new_id(), title=p.title, cost=Money(p.cost)) for p in cmd.projects),
        opened_by=tx.by.subject,
        opened_at=tx.now,
        closes_at=cmd.closes_at,
        public_days=tx.policy(ConsultationPolicy, place.path).survey_public_days,
    )
    vote, events = budget_votes.open_vote(vote)
    tx.budget_votes.add(vote, *events)
    tx.timers.set(BUDGET_CLOSE, vote.id, vote.closes_at)
    return vote
