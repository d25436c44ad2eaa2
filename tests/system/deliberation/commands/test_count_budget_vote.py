# SPDX-License-Identifier: AGPL-3.0-or-later
import json

import pytest

from services.deliberation.domain import budget_votes, budgeting
from tests.system.deliberation.compound import Bench
from tests.system.deliberation.spending import LAMP, PARK, proposed, settled, six_for_the_park_four_for_lamps


@pytest.mark.parametrize(("rule", "paid"), [("greedy", PARK), ("equal_shares", LAMP)])
def test_the_rule_of_the_vote_says_who_is_funded_and_why(bench: Bench, rule: str, paid: int):
    vote = proposed(bench, rule=rule)
    six_for_the_park_four_for_lamps(bench, vote)
    done = settled(bench, vote.id)
    assert budgeting.funded(done.lines) == {vote.projects[paid].id}
    assert bench.told("budget_vote", vote.id) == ["BudgetVoteOpened", "BudgetVoteCounted"]
    (published,) = bench.read().publications.list({"subject": f"budget_vote/{vote.id}"})
    said = json.loads(published.content)
    assert said["ballots"] == 10
    assert {one["reason"] for one in said["projects"]} > {"funded"}


def test_whoever_counts_again_comes_to_the_same(bench: Bench):
    vote = proposed(bench)
    six_for_the_park_four_for_lamps(bench, vote)
    done = settled(bench, vote.id)
    assert budget_votes.outcome(done) == done.lines
