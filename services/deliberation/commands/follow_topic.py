# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give the answer of a topic to the duplicates that were merged into it."""

from services.deliberation.domain import topics
from services.deliberation.domain.timer_kinds import FOLLOW
from services.deliberation.domain.topics import TopicState
from services.deliberation.store import Tx


def handle(tx: Tx, topic_id: str) -> None:
    topic = tx.topics.get(topic_id)
    for merged_id in topic.merged:
        merged = tx.topics.get(merged_id)
        if merged.state is TopicState.MERGED:
            merged, events = topics.decide(merged, topic.answer, adopted=bool(topic.adopted))
            tx.topics.save(merged, *events)
            if merged.merged:
                tx.timers.set(FOLLOW, merged.id, tx.now)
