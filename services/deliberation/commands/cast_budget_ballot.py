# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident chooses among the projects of a budget; another ballot before the end replaces the first."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.domain import access, budget_votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.budget_votes import BudgetBallot
from services.deliberation.domain.casting import key_of
from services.deliberation.store import Tx

PointsGiven = Annotated[int, Field(ge=1, le=100)]


class CastBudgetBallot(Input):
    """`points` of each project that is chosen, by its id; with approval it is one."""

    points: dict[Id, PointsGiven] = Field(min_length=1, max_length=100)


def handle(tx: Tx, budget_vote_id: str, cmd: CastBudgetBallot) -> BudgetBallot:
    vote = tx.budget_votes.get(budget_vote_id)
    access.check_concerns(tx.by, Permission.SURVEYS_ANSWER, vote.place)
    key = key_of(vote.id, tx.by.subject)
    ballot, events = budget_votes.cast(vote, key, tx.by.subject, cmd.points, tx.now)
    tx.budget_ballots.put(ballot, *events)
    return ballot
