# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import withdraw_vote
from services.deliberation.commands.withdraw_vote import WithdrawVote
from services.deliberation.domain.errors import WrongVoteState
from services.deliberation.domain.topics import TopicState
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CONVENOR, OPENS, Bench

REASON = WithdrawVote(reason="方案还要再商量。")


def test_it_never_opens_and_its_topic_waits_again(bench: Bench):
    topic_id = bench.raised()
    vote_id = bench.frozen(topic_id=topic_id)
    bench.act(CONVENOR, lambda tx: withdraw_vote.handle(tx, vote_id, REASON))
    bench.clock.set(OPENS)
    assert bench.fire() == 0
    assert bench.vote(vote_id).state is State.WITHDRAWN
    topic = bench.read().topics.get(topic_id)
    assert (topic.state, topic.vote_id) == (TopicState.RAISED, None)


def test_an_open_vote_is_not_withdrawn(bench: Bench):
    vote_id = bench.opened()
    with pytest.raises(WrongVoteState):
        bench.act(CONVENOR, lambda tx: withdraw_vote.handle(tx, vote_id, REASON))
