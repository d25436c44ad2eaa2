# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import cast_budget_ballot
from services.deliberation.commands.cast_budget_ballot import CastBudgetBallot
from services.deliberation.domain.consultation_errors import BudgetVoteOver, NoSuchProject, TooManyPoints
from tests.system.deliberation.compound import OWNERS, STRANGER, Bench, number
from tests.system.deliberation.spending import BENCH, CLOSES, LAMP, PARK, chosen, proposed, settled


def test_one_ballot_a_head_the_latest(bench: Bench):
    vote = proposed(bench)
    chosen(bench, vote, OWNERS[0], {PARK: 1})
    chosen(bench, vote, OWNERS[0], {LAMP: 1, BENCH: 1})
    assert settled(bench, vote.id).ballots == 1


@pytest.mark.parametrize(
    ("form", "points"),
    [
        ("approval", {PARK: 2}),
        ("approval", {PARK: 1, LAMP: 1, BENCH: 1}),
        ("choose_one", {PARK: 1, LAMP: 1}),
        ("cumulative", {PARK: 2, LAMP: 1}),
    ],
)
def test_a_ballot_gives_no_more_than_it_may(bench: Bench, form: str, points: dict[int, int]):
    vote = proposed(bench, form=form, most=2)
    with pytest.raises(TooManyPoints):
        chosen(bench, vote, OWNERS[0], points)


def test_only_proposed_projects_by_who_lives_there_in_time(bench: Bench):
    vote = proposed(bench)
    unknown = CastBudgetBallot(points={number(999): 1})
    with pytest.raises(NoSuchProject):
        bench.act(OWNERS[0], lambda tx: cast_budget_ballot.handle(tx, vote.id, unknown))
    with pytest.raises(Forbidden):
        chosen(bench, vote, STRANGER, {PARK: 1})
    bench.clock.set(CLOSES)
    with pytest.raises(BudgetVoteOver):
        chosen(bench, vote, OWNERS[0], {PARK: 1})
