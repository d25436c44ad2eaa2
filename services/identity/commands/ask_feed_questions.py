# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put what is not sure of a subject before a person, once; what the source no longer says becomes void."""

from collections.abc import Iterable, Sequence

from services.chassis.values import Event
from services.identity.domain import feed_conflicts
from services.identity.domain.feed_conflicts import ConflictState, FeedConflict, Question
from services.identity.domain.feed_reckoning import Told
from services.identity.store import Tx


def handle(
    tx: Tx,
    about_id: str,
    told: Sequence[Told],
    questions: Iterable[Question],
    known: Iterable[FeedConflict],
) -> None:
    """`known`: all that was ever asked about the subject; `about_id`: who or what it is, if known."""
    asked = {question.ask: question for question in questions}
    records = {one.record.id: one for one in told}
    there = {one.ask: one for one in known}
    for ask, question in asked.items():
        conflict = there.get(ask)
        if conflict is None:
            record = records[question.record_id]
            raised, events = _raised(tx, about_id, record, question)
            tx.feed_conflicts.add(raised, *events)
        elif conflict.state is ConflictState.VOID:
            tx.feed_conflicts.save(feed_conflicts.again(conflict))
    for ask, conflict in there.items():
        if conflict.state is ConflictState.OPEN and ask not in asked:
            tx.feed_conflicts.save(feed_conflicts.void(conflict))


def _raised(tx: Tx, about_id: str, told: Told, question: Question) -> tuple[FeedConflict, list[Event]]:
    conflict, events = feed_conflicts.raise_(
        FeedConflict(
            id=tx.new_id(),
            ask=question.ask,
            kind=question.kind,
            source=question.source,
            record_id=question.record_id,
            subject=told.record.subject,
            batch_id=told.record.batch_id,
            at=told.contract.at,
            raised_at=tx.now,
            about_id=about_id,
            unit_id=question.unit_id,
        )
    )
    return conflict, events
