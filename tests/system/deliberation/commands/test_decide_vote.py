# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import decide_vote
from services.deliberation.commands.decide_vote import DecideVote
from services.deliberation.domain.errors import NothingToDecide
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.outcomes import Doubt, Result
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CONVENOR, Bench

YES = DecideVote(adopted=True, reasons="送达有证明，规则已通过。")


def test_where_strict_and_deemed_differ_a_person_decides(bench: Bench):
    vote_id = bench.deemed()
    vote = bench.counted(vote_id)
    assert (vote.outcome.strict.result, vote.outcome.deemed.result) == (Result.NO_QUORUM, Result.PASS)
    assert (vote.outcome.doubts, vote.state) == ((Doubt.DIFFERENT,), State.COUNTED)
    bench.act(CONVENOR, lambda tx: decide_vote.handle(tx, vote_id, YES))
    bench.clock.set(bench.post(vote_id, Kind.RESULT).until)
    bench.fire()
    assert bench.vote(vote_id).state is State.IN_FORCE


def test_a_clear_result_is_nobodys_to_decide(bench: Bench):
    vote_id = bench.opened()
    bench.counted(vote_id)
    with pytest.raises(NothingToDecide):
        bench.act(CONVENOR, lambda tx: decide_vote.handle(tx, vote_id, YES))
