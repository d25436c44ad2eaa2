# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer a topic formally where no vote is needed; an order that waits for it runs on."""

from services.chassis.http import Input
from services.deliberation.commands import Text
from services.deliberation.domain import topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.decisions import Way
from services.deliberation.domain.topics import Topic
from services.deliberation.store import Tx


class AnswerTopic(Input):
    """`adopted`: whether what was asked for will be done."""

    adopted: bool
    answer: Text


def handle(tx: Tx, topic_id: str, cmd: AnswerTopic) -> Topic:
    topic = tx.topics.get(topic_id)
    tx.require(Permission.TOPICS_ANSWER, topic.place)
    topics.check_way(topic, Way.ANSWER)
    return tx.keep_decided(*topics.answer(topic, cmd.answer, adopted=cmd.adopted))
