# SPDX-License-Identifier: AGPL-3.0-or-later
"""An order that waits for a decision becomes a topic, and the topic names it."""

from services.deliberation.domain.topics import TopicState
from tests.system.deliberation.compound import Bench
from tests.system.deliberation.test_copies import hear


def test_a_deferred_order_is_a_topic_at_its_place(bench: Bench):
    event = hear(bench, "OrderDeferred", of="dispatch")
    (topic,) = bench.read().topics.list({"within": event.place_path})
    assert (topic.order_id, topic.text, topic.state) == (
        event.order_id,
        event.description,
        TopicState.RAISED,
    )
