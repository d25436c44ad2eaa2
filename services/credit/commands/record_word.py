# SPDX-License-Identifier: AGPL-3.0-or-later
"""A word on the work of an order: of whoever it was done for, or the organisation's own (组织评单).

Each is kept apart from the other, and the last one on what an assignee did counts: an order that was given to
another company is judged anew, and what was said of the first one's work stays.
"""

from services.credit.commands import enter_fact
from services.credit.domain import facts
from services.credit.domain.kinds import FactKind, Word
from services.credit.domain.subjects import Assignment
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx

WHY = "同一工单已有新的评价"
"""The reason on record: there is a newer word on the same order."""


def handle(tx: Tx, order_id: str, assignee_id: str, word: Word, grade: int) -> None:
    """`grade`: 1 to 5."""
    order = tx.assignments.find(order_id)
    if order is None or tx.event is None:
        return
    kind, source = tx.policy(ProcessPolicy, order.path).fact_of(word, grade), f"order/{order_id}/{word}"
    said = [fact for fact in tx.facts.list({"source": source}) if fact.withdrawn_on is None]
    for file_id in tx.rated(order_id, assignee_id, order.path, tx.today):
        standing = [fact for fact in said if fact.file_id == file_id]
        if any(fact.kind == kind for fact in standing):
            continue
        for fact in standing:
            tx.keep_fact(*facts.withdraw(fact, WHY, tx.today), "withdrawn")
        if kind:
            _enter(tx, order, file_id, kind, source)


def _enter(tx: Tx, order: Assignment, file_id: str, kind: FactKind, source: str) -> None:
    fact = tx.new_fact(
        file_id,
        tx.event.id if tx.event else "",
        kind=kind,
        place=order.path,
        happened_on=tx.today,
        evidence=tx.event_evidence(f"/dispatch/v1/orders/{order.id}"),
        source=source,
        matter=tx.matter_of(order.id),
    )
    enter_fact.handle(tx, fact)
