# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import ObjectionRuled, Outcome, OwnObjection, Stage
from services.chassis.values import Forbidden
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench


def counted(bench: Bench) -> str:
    """The id of a counted vote that was adopted, its result on the board."""
    vote_id = bench.opened()
    for count in range(1, 9):
        bench.cast(vote_id, count)
    bench.counted(vote_id)
    bench.post(vote_id, Kind.RESULT)
    return vote_id


def test_a_result_waits_for_the_ruling_and_then_binds(bench: Bench):
    vote_id = counted(bench)
    result = bench.publication(vote_id, Kind.RESULT)
    objection_id = bench.objected(result.id)
    bench.clock.set(result.until)
    bench.fire()
    assert bench.publication(vote_id, Kind.RESULT).stage is Stage.RULING
    assert bench.vote(vote_id).state is State.COUNTED
    bench.rule(objection_id, Outcome.DISMISSED)
    bench.fire()
    assert bench.vote(vote_id).state is State.IN_FORCE
    assert bench.told("publication", result.id) == ["Published", "NoticePosted", "PublicityEnded"]
    with pytest.raises(ObjectionRuled):
        bench.rule(objection_id, Outcome.UPHELD)


def test_an_overruled_result_binds_nobody(bench: Bench):
    vote_id = counted(bench)
    result = bench.publication(vote_id, Kind.RESULT)
    bench.rule(bench.objected(result.id), Outcome.UPHELD)
    bench.fire()
    assert bench.publication(vote_id, Kind.RESULT).stage is Stage.OVERRULED
    assert (bench.vote(vote_id).state, bench.vote(vote_id).adopted) == (State.REJECTED, False)


def test_an_overruled_plan_takes_the_vote_back(bench: Bench):
    vote_id = bench.frozen()
    plan = bench.post(vote_id, Kind.PLAN)
    bench.rule(bench.objected(plan.id), Outcome.UPHELD)
    bench.fire()
    assert bench.vote(vote_id).state is State.WITHDRAWN
    assert bench.publication(vote_id, Kind.ROLL).stage is Stage.WITHDRAWN


def test_only_who_may_rules_and_not_on_their_own(bench: Bench):
    plan = bench.post(bench.frozen(), Kind.PLAN)
    with pytest.raises(Forbidden):
        bench.rule(bench.objected(plan.id), Outcome.UPHELD, OWNERS[0])
    with pytest.raises(OwnObjection):
        bench.rule(bench.objected(plan.id, CONVENOR), Outcome.DISMISSED)
