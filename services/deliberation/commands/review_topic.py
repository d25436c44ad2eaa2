# SPDX-License-Identifier: AGPL-3.0-or-later
"""Review a written proposal (书面提案): it goes its way, or is answered with the reasons."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import topic_care
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Review, Topic
from services.deliberation.store import Tx


class ReviewTopic(Input):
    passed: bool
    reasons: Text


def handle(tx: Tx, topic_id: str, cmd: ReviewTopic) -> Topic:
    topic = tx.topics.get(topic_id)
    tx.require(Permission.TOPICS_CONDUCT, topic.place)
    made = Review(cmd.passed, cmd.reasons, tx.by.subject, tx.now)
    return tx.keep_decided(*topic_care.review(topic, made))
