# SPDX-License-Identifier: AGPL-3.0-or-later
"""Support a topic that somebody else raised for the place where one lives or works."""

from services.deliberation.domain import access, topic_care
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.topic_care import Support
from services.deliberation.domain.topic_errors import SupportedAlready
from services.deliberation.domain.topics import Topic
from services.deliberation.store import Tx


def handle(tx: Tx, topic_id: str) -> Topic:
    topic = tx.topics.get(topic_id)
    access.check_concerns(tx.by, Permission.TOPICS_RAISE, topic.place)
    topic, events = topic_care.support(topic, tx.by.subject)
    key = key_of(topic.id, tx.by.subject)
    if tx.supports.find(key):
        raise SupportedAlready(topic.id)
    tx.supports.add(Support(key, topic.id, tx.now))
    tx.topics.save(topic, *events)
    return topic
