# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settle by the decision list (三级议事决策清单) who decides a topic, and by which steps it goes there."""

from services.chassis.http import Input
from services.deliberation.commands import Document, Title
from services.deliberation.domain import topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Topic
from services.deliberation.policies import ConsultationPolicy, DecisionPolicy
from services.deliberation.store import Tx


class ClassifyTopic(Input):
    """`matter`: its code in the list; `public_title`: what everybody may read, without anybody's name."""

    matter: Document
    public_title: Title


def handle(tx: Tx, topic_id: str, cmd: ClassifyTopic) -> Topic:
    topic = tx.topics.get(topic_id)
    tx.require(Permission.TOPICS_CONDUCT, topic.place)
    decision = tx.policy(DecisionPolicy, topic.place).decision(cmd.matter)
    consultation = tx.policy(ConsultationPolicy, topic.place).consultation()
    topic, events = topics.classify(topic, cmd.public_title, decision, consultation)
    tx.topics.save(topic, *events)
    return topic
