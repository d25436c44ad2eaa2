# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of a vote on the real engine, from its announcement to a resolution in force."""

from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.outcomes import Result
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import Bench

WHOLE = Measure(area=95_500, heads=10)
"""Ten flats of 91 to 100 m²."""


def test_eight_of_ten_agree_to_let_the_parking_spaces(bench: Bench):
    vote_id = bench.opened()
    for count in range(1, 9):
        bench.cast(vote_id, count)
    vote = bench.counted(vote_id)
    assert vote.outcome.roll == vote.roll.counting.roll == WHOLE
    assert vote.outcome.strict.sides.agree == Measure(sum(9000 + 100 * n for n in range(1, 9)), 8)
    assert (vote.outcome.result, vote.state) == (Result.PASS, State.COUNTED)
    assert bench.settled(vote_id).state is State.IN_FORCE
    assert bench.told("vote", vote_id) == [
        "VotePrepared",
        "VoteAnnounced",
        "RollFrozen",
        "VoteOpened",
        "VoteClosed",
        "VoteCounted",
        "ResolutionInForce",
    ]


def test_abstentions_take_part_and_do_not_agree(bench: Bench):
    vote_id = bench.opened()
    for count in range(1, 11):
        bench.cast(vote_id, count, Choice.AGREE if count <= 7 else Choice.ABSTAIN)
    vote = bench.settled(vote_id)
    assert (vote.outcome.result, vote.state) == (Result.FAIL, State.REJECTED)


def test_without_two_thirds_there_is_no_quorum(bench: Bench):
    vote_id = bench.opened()
    for count in range(1, 7):
        bench.cast(vote_id, count)
    assert bench.settled(vote_id).outcome.result is Result.NO_QUORUM
