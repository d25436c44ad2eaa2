# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import Bench
from tests.system.deliberation.topics import answer, merge, raised


def test_duplicates_of_duplicates_get_the_answer_once(bench: Bench):
    first, second, third = (raised(bench).id for _ in range(3))
    merge(bench, third, second)
    merge(bench, second, first)
    answer(bench, first)
    bench.fire()
    for topic_id in (second, third):
        topic = bench.read().topics.get(topic_id)
        assert (topic.state, topic.answer, topic.adopted) == (TopicState.DECIDED, "下月划线。", True)
        assert bench.told("topic", topic_id).count("TopicDecided") == 1
