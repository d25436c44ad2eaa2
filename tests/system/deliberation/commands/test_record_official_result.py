# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import record_official_result
from services.deliberation.commands.record_official_result import RecordOfficialResult
from services.deliberation.domain.errors import OfficialResultImpossible, WrongVoteState
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.outcomes import Result
from services.deliberation.domain.votes import State, Vote
from tests.system.deliberation.compound import CONVENOR, OPENS, OWNERS, START, Bench

REPORT: dict[str, Any] = {
    "system": "市业主电子投票系统",
    "document": "报告1号",
    "decided_at": START,
    "units": 100,
    "whole": {"area": 900_000, "heads": 89},
    "agree": {"area": 450_000, "heads": 45},
    "disagree": {"area": 150_000, "heads": 15},
    "abstain": {"area": 0, "heads": 0},
}


def record(bench: Bench, vote_id: str, by: Any = CONVENOR, **changed: Any) -> Vote:
    cmd = RecordOfficialResult.model_validate(REPORT | changed)
    return bench.act(by, lambda tx: record_official_result.handle(tx, vote_id, cmd))


@pytest.mark.parametrize(
    ("agree", "result"),
    [({"area": 450_000, "heads": 45}, Result.PASS), ({"area": 449_999, "heads": 50}, Result.FAIL)],
    ids=["three quarters are enough", "one hundredth of a square metre too few"],
)
def test_the_thresholds_are_reckoned_again(bench: Bench, agree: dict[str, int], result: Result):
    rest = {"area": 600_000 - agree["area"], "heads": 60 - agree["heads"]}
    vote = record(bench, bench.prepared(), agree=agree, disagree=rest)
    assert vote.outcome
    assert (vote.state, vote.outcome.result) == (State.COUNTED, result)
    assert vote.official
    assert vote.official.system == REPORT["system"]


def test_it_is_in_force_when_it_has_been_public(bench: Bench):
    vote_id = bench.prepared()
    record(bench, vote_id)
    bench.clock.set(bench.post(vote_id, Kind.RESULT).until or bench.clock())
    bench.fire()
    assert bench.vote(vote_id).state is State.IN_FORCE


def test_what_cannot_be_is_refused(bench: Bench):
    vote_id = bench.prepared()
    for wrong in ({"agree": {"area": 900_001, "heads": 1}}, {"decided_at": OPENS}):
        with pytest.raises(OfficialResultImpossible):
            record(bench, vote_id, **wrong)
    assert bench.vote(vote_id).state is State.PREPARED


def test_not_beside_a_vote_that_is_held_here_and_not_by_a_resident(bench: Bench):
    with pytest.raises(WrongVoteState):
        record(bench, bench.frozen())
    with pytest.raises(Forbidden):
        record(bench, bench.prepared(), by=OWNERS[0])
