# SPDX-License-Identifier: AGPL-3.0-or-later
"""Raise a topic (议题) for the place where one lives or works."""

from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import access, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Topic
from services.deliberation.store import Tx


class RaiseTopic(Input):
    title: Title
    text: Text
    place_path: OrgPath


def handle(tx: Tx, cmd: RaiseTopic) -> Topic:
    access.check_concerns(tx.by, Permission.TOPICS_RAISE, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    topic, events = topics.raise_topic(tx.new_id(), cmd.title, cmd.text, place.path, tx.by.subject, tx.now)
    tx.topics.add(topic, *events)
    return topic
