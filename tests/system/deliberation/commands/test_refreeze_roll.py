# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.ballots import Fate
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CLOSES, Bench, flat, person, sell
from tests.system.deliberation.rolls import BUYER, area, corrected, owner, twice
from tests.system.deliberation.test_invariants import broken

RIGHT_OWNER = person(500, "登记业主")


def test_in_an_open_vote_the_right_owner_votes_and_the_wrong_ballot_is_refused(bench: Bench):
    vote_id = bench.opened()
    for count in range(1, 9):
        bench.cast(vote_id, count)
    corrected(bench, vote_id, owner(1))
    bench.act(RIGHT_OWNER, lambda tx: sell(tx, 1, RIGHT_OWNER))
    bench.cast(vote_id, 1, by=RIGHT_OWNER)
    vote = bench.counted(vote_id)
    assert [(one.unit_id, one.fate) for one in vote.refused] == [(flat(1), Fate.NOT_ENTITLED)]
    assert (vote.ballots, vote.outcome.strict.sides.agree.heads) == (9, 8)
    assert bench.told("vote", vote_id)[-2:] == ["VoteCounted", "BallotRefused"]


def test_a_closed_vote_waits_for_its_roll_and_is_counted_once(bench: Bench):
    vote_id = bench.opened()
    for count in range(1, 9):
        bench.cast(vote_id, count)
    bench.clock.set(CLOSES.replace(hour=19))
    bench.fire()
    assert bench.vote(vote_id).state is State.CLOSED
    corrected(bench, vote_id, twice(8), area(1, 80))
    vote = bench.counted(vote_id)
    assert vote.outcome.strict.sides.agree.heads == 7
    assert (vote.ballots, [one.fate for one in vote.refused]) == (8, [Fate.NOT_ON_ROLL])
    assert bench.told("vote", vote_id).count("VoteCounted") == 1
    assert "a_recount_is_the_count" not in broken(bench)
    assert BUYER not in bench.read().entry(vote, flat(1)).owners
