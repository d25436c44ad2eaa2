# SPDX-License-Identifier: AGPL-3.0-or-later
"""Merge a duplicate into another topic, whose answer it gets."""

from services.chassis.http import Id, Input
from services.deliberation.domain import topic_care
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Topic
from services.deliberation.store import Tx


class MergeTopic(Input):
    into: Id


def handle(tx: Tx, topic_id: str, cmd: MergeTopic) -> Topic:
    topic, into = tx.topics.get(topic_id), tx.topics.get(cmd.into)
    tx.require(Permission.TOPICS_CONDUCT, into.place)
    topic, into, events = topic_care.merge(topic, into)
    tx.topics.save(topic, *events)
    tx.topics.save(into)
    return topic
