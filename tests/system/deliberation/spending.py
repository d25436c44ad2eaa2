# SPDX-License-Identifier: AGPL-3.0-or-later
"""Votes on a budget of the compound, as far along as a test needs them."""

from datetime import datetime
from typing import Any

from services.deliberation.commands import cast_budget_ballot, open_budget_vote
from services.deliberation.commands.cast_budget_ballot import CastBudgetBallot
from services.deliberation.commands.open_budget_vote import OpenBudgetVote
from services.deliberation.domain.budget_votes import BudgetBallot, BudgetVote
from tests.system.deliberation.compound import COMPOUND, CONVENOR, OWNERS, Bench

CLOSES = datetime.fromisoformat("2026-03-12T18:00:00+08:00")
PARK, LAMP, BENCH = range(3)
PROPOSED = {
    "title": "民生微实事",
    "place_path": COMPOUND,
    "budget": 1_000_000,
    "projects": [
        {"title": "花园", "cost": 1_000_000},
        {"title": "路灯", "cost": 400_000},
        {"title": "长椅", "cost": 100_000},
    ],
    "closes_at": CLOSES,
}


def proposed(bench: Bench, **changed: Any) -> BudgetVote:
    cmd = OpenBudgetVote.model_validate(PROPOSED | changed)
    return bench.act(CONVENOR, lambda tx: open_budget_vote.handle(tx, cmd))


def chosen(bench: Bench, vote: BudgetVote, by: Any, points: dict[int, int]) -> BudgetBallot:
    cmd = CastBudgetBallot(points={vote.projects[number].id: given for number, given in points.items()})
    return bench.act(by, lambda tx: cast_budget_ballot.handle(tx, vote.id, cmd))


def six_for_the_park_four_for_lamps(bench: Bench, vote: BudgetVote) -> None:
    for number, owner in enumerate(OWNERS):
        chosen(bench, vote, owner, {PARK: 1} if number < 6 else {LAMP: 1})


def settled(bench: Bench, vote_id: str) -> BudgetVote:
    """The vote, after its end."""
    bench.clock.set(CLOSES)
    bench.fire()
    return bench.read().budget_votes.get(vote_id)
