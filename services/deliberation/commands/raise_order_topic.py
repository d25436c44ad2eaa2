# SPDX-License-Identifier: AGPL-3.0-or-later
"""Raise the topic of a dispatch order that waits for a decision."""

from services.chassis.values import OrgPath
from services.deliberation.domain import topics
from services.deliberation.store import Tx

TITLE_LENGTH = 100


def handle(tx: Tx, order_id: str, text: str, place: OrgPath) -> None:
    title = text[:TITLE_LENGTH]
    topic, events = topics.raise_topic(tx.new_id(), title, text, place, tx.by.subject, tx.now, order_id)
    tx.await_answer(topic, events)
