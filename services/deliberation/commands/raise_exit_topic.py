# SPDX-License-Identifier: AGPL-3.0-or-later
"""Raise the topic of a credit case: whether the owners of a place part from who serves them."""

from services.chassis.values import OrgPath
from services.deliberation.domain import topics
from services.deliberation.store import Tx


def handle(tx: Tx, case_id: str, title: str, text: str, place: OrgPath) -> None:
    topic, events = topics.raise_topic(
        tx.new_id(), title, text, place, tx.by.subject, tx.now, case_id=case_id
    )
    tx.await_answer(topic, events)
