# SPDX-License-Identifier: AGPL-3.0-or-later
"""How satisfied somebody is with an order, when asked (回访) or by themselves: the last word counts."""

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain import facts
from services.credit.domain.kinds import FactKind
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx

WHY = "同一工单已有新的评价"
"""The reason on record: there is a newer word on the same order."""


def handle(tx: Tx, order_id: str, assignee_id: str, satisfied: int) -> None:
    """`satisfied`: 1 to 5."""
    order = tx.assignments.find(order_id)
    if order is None or tx.event is None:
        return
    kind = _kind(tx.policy(ProcessPolicy, order.path), satisfied)
    source = f"order/{order_id}/satisfaction"
    standing = [fact for fact in tx.facts.list({"source": source}) if fact.withdrawn_on is None]
    if any(fact.kind == kind for fact in standing):
        return
    for fact in standing:
        tx.keep_fact(*facts.withdraw(fact, WHY, tx.today), "withdrawn")
    if kind:
        _enter(tx, kind, order_id, assignee_id, order.path)


def _kind(policy: ProcessPolicy, satisfied: int) -> FactKind | None:
    if satisfied <= policy.dissatisfied_to:
        return FactKind.DISSATISFIED
    return FactKind.SATISFIED if satisfied >= policy.satisfied_from else None


def _enter(tx: Tx, kind: FactKind, order_id: str, assignee_id: str, place: OrgPath) -> None:
    cause = tx.event.id if tx.event else ""
    for file_id in tx.rated(order_id, assignee_id, place, tx.today):
        fact = tx.new_fact(
            file_id,
            cause,
            kind=kind,
            place=place,
            happened_on=tx.today,
            evidence=tx.event_evidence(f"/dispatch/v1/orders/{order_id}"),
            source=f"order/{order_id}/satisfaction",
            matter=tx.matter_of(order_id),
        )
        enter_fact.handle(tx, fact)
