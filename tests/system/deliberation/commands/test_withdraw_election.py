# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import withdraw_election
from services.deliberation.commands.withdraw_election import WithdrawElection
from services.deliberation.domain.body_errors import WrongElectionState
from services.deliberation.domain.elections import State
from services.deliberation.domain.votes import State as VoteState
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import called, voting


def test_its_votes_are_withdrawn_with_it_and_another_one_can_be_called(bench: Bench):
    election_id = voting(bench, 1, 2, 3)
    cmd = WithdrawElection(reason="候选人要重新推荐。")
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: withdraw_election.handle(tx, election_id, cmd))
    election = bench.act(CONVENOR, lambda tx: withdraw_election.handle(tx, election_id, cmd))
    votes = {bench.vote(one.vote_id or "").state for one in election.candidates}
    assert (election.state, votes) == (State.FAILED, {VoteState.WITHDRAWN})
    bench.fire()
    with pytest.raises(WrongElectionState):
        bench.act(CONVENOR, lambda tx: withdraw_election.handle(tx, election_id, cmd))
    called(bench, election.body_id)
