# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Result
from services.deliberation.store import UNITS_AT_ONCE
from tests.system.deliberation.compound import CONVENOR, Bench, add_flats


def test_nothing_is_told_of_the_numbers_before_the_count(bench: Bench):
    vote_id = bench.opened()
    bench.cast(vote_id, 1)
    vote = bench.vote(vote_id)
    assert (vote.outcome, vote.counting.units) == (None, 0)
    told = str(bench.read().history("unit_ballots", f"{vote_id}.{bench.cast(vote_id, 2).unit_id}").items)
    assert "agree" not in told


def test_a_large_roll_is_counted_in_pieces_and_every_ballot_once(bench: Bench):
    bench.act(CONVENOR, lambda tx: add_flats(tx, UNITS_AT_ONCE))
    vote_id = bench.opened()
    for count in range(1, 6):
        bench.cast(vote_id, count, Choice.DISAGREE)
    vote = bench.counted(vote_id)
    assert vote.counting.units == UNITS_AT_ONCE + 10
    assert vote.outcome.strict.sides.disagree == Measure(sum(9000 + 100 * n for n in range(1, 6)), 5)
    assert vote.outcome.result is Result.NO_QUORUM
    assert bench.told("vote", vote_id).count("VoteCounted") == 1
