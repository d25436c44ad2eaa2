# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes on a budget (参与式预算投票), and the own ballot."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.budget_votes import BudgetBallot, BudgetVote
from services.deliberation.domain.casting import key_of
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


def list_budget_votes(tx: Tx, query: AtPlace) -> Page[BudgetVote]:
    """The votes on budgets of an area, the latest first."""
    access.check_concerns(tx.by, Permission.TOPICS_READ, query.place)
    where = {"within": query.place}
    return tx.budget_votes.page(where, sort="-closes_at", after=query.after, limit=query.limit)


def show_budget_vote(tx: Tx, budget_vote_id: str) -> BudgetVote:
    """One vote; its numbers once it is counted. Raises NotFound also for one of another area."""
    vote = tx.budget_votes.get(budget_vote_id)
    if not access.concerns(tx.by, Permission.TOPICS_READ, vote.place):
        raise NotFound("budget_vote", budget_vote_id)
    return vote


def show_own_budget_ballot(tx: Tx, budget_vote_id: str) -> BudgetBallot:
    """The caller's ballot as it stands. Raises NotFound where there is none."""
    vote = show_budget_vote(tx, budget_vote_id)
    return tx.budget_ballots.get(key_of(vote.id, tx.by.subject))


def list_public_budget_votes(tx: Tx, query: Paged) -> Page[BudgetVote]:
    """The votes on budgets of a district, the latest first."""
    return tx.budget_votes.page({"within": tx.root}, sort="-closes_at", after=query.after, limit=query.limit)


def show_public_budget_vote(tx: Tx, budget_vote_id: str) -> BudgetVote:
    """What everybody may read of a vote on a budget: its numbers once it is counted."""
    return tx.budget_votes.get(budget_vote_id)
