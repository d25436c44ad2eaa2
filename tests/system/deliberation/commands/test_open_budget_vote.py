# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden, Invalid
from services.deliberation.commands import open_budget_vote
from services.deliberation.commands.open_budget_vote import OpenBudgetVote
from services.deliberation.domain.consultation_errors import ProjectBeyondBudget
from tests.system.deliberation.compound import OWNERS, START, Bench
from tests.system.deliberation.spending import PROPOSED, proposed


def test_residents_may_choose(bench: Bench):
    vote = proposed(bench)
    assert bench.told("budget_vote", vote.id) == ["BudgetVoteOpened"]
    assert (vote.state, len(vote.projects)) == ("open", 3)


def test_what_no_budget_pays_for_and_what_is_over_is_not_put_to_the_vote(bench: Bench):
    with pytest.raises(ProjectBeyondBudget):
        proposed(bench, budget=900_000)
    with pytest.raises(Invalid):
        proposed(bench, closes_at=START)
    with pytest.raises(ValidationError):
        proposed(bench, projects=[])


def test_not_by_a_resident(bench: Bench):
    cmd = OpenBudgetVote.model_validate(PROPOSED)
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: open_budget_vote.handle(tx, cmd))
