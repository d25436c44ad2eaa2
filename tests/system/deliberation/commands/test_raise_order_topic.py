# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.commands import raise_order_topic
from tests.system.deliberation.compound import BUILDING, DESK, Bench, number

ORDER = number(5000)


def test_the_topic_names_the_order_that_waits_for_it(bench: Bench):
    text = "小区停车难，" * 20
    bench.act(DESK, lambda tx: raise_order_topic.handle(tx, ORDER, text, BUILDING))
    (topic,) = bench.read().topics.list({"within": BUILDING})
    assert (topic.order_id, topic.title, topic.text) == (ORDER, text[:100], text)
    assert bench.told("topic", topic.id) == ["TopicRaised"]
