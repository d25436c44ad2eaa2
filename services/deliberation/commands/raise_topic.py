# SPDX-License-Identifier: AGPL-3.0-or-later
"""Raise a topic (议题) for the place where one lives or works, by word, on paper, or from a home visit."""

from typing import Literal

from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.deliberation.commands import Document, Text, Title
from services.deliberation.domain import access, topic_care, topics
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.topics import Source, Topic
from services.deliberation.store import Tx


class RaiseTopic(Input):
    """`source`: a written proposal is reviewed first; what was heard at the door is for who keeps surveys."""

    title: Title
    text: Text
    place_path: OrgPath
    source: Literal[Source.RESIDENT, Source.PROPOSAL, Source.VISIT, Source.WALL] = Source.RESIDENT
    document: Document | None = None


def handle(tx: Tx, cmd: RaiseTopic) -> Topic:
    access.check_concerns(tx.by, Permission.TOPICS_RAISE, cmd.place_path)
    if cmd.source in topic_care.BY_STAFF:
        tx.require(Permission.SURVEYS_KEEP, cmd.place_path)
    topic_care.check_source(cmd.source, cmd.document or "")
    topic, events = topics.raise_topic(
        tx.new_id(),
        cmd.title,
        cmd.text,
        tx.place_at(cmd.place_path).path,
        tx.by.subject,
        tx.now,
        source=cmd.source,
        document=cmd.document or "",
    )
    return tx.await_answer(topic, events)
