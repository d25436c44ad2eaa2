# SPDX-License-Identifier: AGPL-3.0-or-later
"""The vote on a budget is over: no more ballots, and the count begins."""

from services.deliberation.domain import budget_votes
from services.deliberation.domain.timer_kinds import BUDGET_COUNT
from services.deliberation.store import Tx


def handle(tx: Tx, budget_vote_id: str) -> None:
    vote = tx.budget_votes.get(budget_vote_id)
    tx.budget_votes.save(budget_votes.close(vote))
    tx.timers.set(BUDGET_COUNT, vote.id, tx.now, position="")
