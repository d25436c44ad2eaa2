# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import Stage
from services.deliberation.commands import decide_vote
from services.deliberation.commands.decide_vote import DecideVote
from services.deliberation.domain.ballots import Fate
from services.deliberation.domain.errors import NothingToDecide
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.outcomes import Result
from services.deliberation.domain.votes import State
from services.deliberation.timers import schedules
from tests.system.deliberation.compound import ADMIN, CONVENOR, Bench, flat
from tests.system.deliberation.rolls import area, corrected, owner, twice
from tests.system.deliberation.test_invariants import broken

NO = DecideVote(adopted=False, reasons="更正后未达四分之三。")


@pytest.fixture
def vote_id(bench: Bench) -> str:
    """Six of eight agree: just three quarters of heads."""
    bench.act(ADMIN, schedules.begin)
    opened = bench.opened()
    for count in range(1, 9):
        bench.cast(opened, count, "agree" if count > 2 else "disagree")
    return opened


def public(bench: Bench, vote_id: str) -> None:
    bench.clock.set(bench.post(vote_id, Kind.RESULT).until)
    bench.fire()


def test_a_counted_vote_is_counted_anew_and_its_new_result_awaited(bench: Bench, vote_id: str):
    assert bench.counted(vote_id).outcome.result is Result.PASS
    first = bench.post(vote_id, Kind.RESULT)
    corrected(bench, vote_id, owner(8))
    vote, second = bench.vote(vote_id), bench.publication(vote_id, Kind.RESULT)
    assert (vote.state, vote.outcome.result, vote.adopted) == (State.COUNTED, Result.FAIL, False)
    assert [(one.unit_id, one.fate) for one in vote.refused] == [(flat(8), Fate.NOT_ENTITLED)]
    assert (vote.earlier[0].outcome.result, vote.earlier[0].adopted) == (Result.PASS, True)
    assert second.replaces == first.id
    assert bench.read().publications.get(first.id).stage is Stage.WITHDRAWN
    bench.clock.set(first.until)
    bench.fire()
    assert bench.vote(vote_id).state is State.COUNTED
    public(bench, vote_id)
    assert bench.vote(vote_id).state is State.REJECTED
    assert broken(bench) == set()


def test_the_same_result_by_other_numbers_leaves_a_resolution_as_it_is(bench: Bench, vote_id: str):
    assert bench.settled(vote_id).state is State.IN_FORCE
    corrected(bench, vote_id, area(9, 50))
    public(bench, vote_id)
    vote = bench.vote(vote_id)
    assert (vote.state, vote.turned, vote.outcome.roll.area) == (State.IN_FORCE, False, 95_500 - 4_900)
    assert bench.told("vote", vote_id).count("ResolutionInForce") == 1
    with pytest.raises(NothingToDecide):
        bench.act(CONVENOR, lambda tx: decide_vote.handle(tx, vote_id, NO))
    assert broken(bench) == set()


def test_where_it_turns_what_is_in_force_a_person_decides_in_public(bench: Bench, vote_id: str):
    bench.settled(vote_id)
    corrected(bench, vote_id, twice(8))
    vote = bench.vote(vote_id)
    assert (vote.state, vote.adopted, vote.turned) == (State.IN_FORCE, True, True)
    assert bench.told("vote", vote_id)[-1] == "ResultTurned"
    bench.act(CONVENOR, lambda tx: decide_vote.handle(tx, vote_id, NO))
    assert bench.vote(vote_id).state is State.IN_FORCE
    public(bench, vote_id)
    assert bench.vote(vote_id).state is State.REJECTED
    assert bench.told("vote", vote_id)[-1] == "ResolutionLifted"
    assert broken(bench) == set()


def test_a_second_correction_goes_on_from_the_first(bench: Bench, vote_id: str):
    bench.counted(vote_id)
    corrected(bench, vote_id, twice(8))
    corrected(bench, vote_id, area(1, 80))
    vote = bench.vote(vote_id)
    assert [one.roll.version for one in vote.earlier] == [1, 2]
    assert (vote.roll.version, vote.roll.previous) == (3, vote.earlier[1].roll.digest)
    assert [one.fate for one in vote.refused] == [Fate.NOT_ON_ROLL]
    assert vote.ballots == 8
    assert broken(bench) == set()
