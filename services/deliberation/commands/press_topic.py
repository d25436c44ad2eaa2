# SPDX-License-Identifier: AGPL-3.0-or-later
"""An answer is late: tell the topic's place, then each time the next one up."""

from services.deliberation.domain import topic_care
from services.deliberation.domain.timer_kinds import ANSWER
from services.deliberation.policies import ConsultationPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, topic_id: str) -> None:
    topic = tx.topics.get(topic_id)
    if not topic_care.is_pressing(topic):
        return
    topic, events = topic_care.press(topic)
    if topic_care.is_pressing(topic):
        days = tx.policy(ConsultationPolicy, topic.place).climb_days
        tx.timers.set(ANSWER, topic.id, tx.calendar_at(topic.place).due_after(tx.now, days))
    tx.topics.save(topic, *events)
