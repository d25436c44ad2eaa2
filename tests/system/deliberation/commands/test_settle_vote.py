# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.topics import TopicState
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import Bench


def test_the_resolution_has_effect_when_its_result_was_public_and_decides_the_topic(bench: Bench):
    topic_id = bench.raised()
    vote_id = bench.opened(topic_id=topic_id)
    for count in range(1, 10):
        bench.cast(vote_id, count)
    vote = bench.counted(vote_id)
    until = bench.post(vote_id, Kind.RESULT).until
    bench.clock.set(until - timedelta(seconds=1))
    assert bench.fire() == 0
    bench.clock.set(until)
    bench.fire()
    assert bench.vote(vote_id).state is State.IN_FORCE
    topic = bench.read().topics.get(topic_id)
    assert (topic.state, topic.adopted, topic.answer) == (TopicState.DECIDED, True, vote.question)


def test_without_a_majority_the_topic_is_decided_too(bench: Bench):
    topic_id = bench.raised()
    vote_id = bench.opened(topic_id=topic_id)
    assert bench.settled(vote_id).state is State.REJECTED
    topic = bench.read().topics.get(topic_id)
    assert (topic.state, topic.adopted) == (TopicState.DECIDED, False)
