# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import answer_topic
from services.deliberation.commands.answer_topic import AnswerTopic
from services.deliberation.domain.errors import TopicDecidedAlready
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench

ANSWER = AnswerTopic(adopted=False, answer="街道已有安排。")


def test_the_answer_decides_the_topic(bench: Bench):
    topic_id = bench.raised()
    topic = bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic_id, ANSWER))
    assert (topic.state, topic.adopted, topic.answer) == (TopicState.DECIDED, False, ANSWER.answer)
    assert bench.told("topic", topic_id) == ["TopicRaised", "TopicDecided"]


def test_it_is_answered_once_and_not_while_it_is_voted_on(bench: Bench):
    topic_id = bench.raised()
    bench.prepared(topic_id=topic_id)
    with pytest.raises(TopicDecidedAlready):
        bench.act(CONVENOR, lambda tx: answer_topic.handle(tx, topic_id, ANSWER))


def test_who_raised_it_does_not_answer_it(bench: Bench):
    topic_id = bench.raised()
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: answer_topic.handle(tx, topic_id, ANSWER))
