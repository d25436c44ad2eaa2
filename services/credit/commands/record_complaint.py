# SPDX-License-Identifier: AGPL-3.0-or-later
"""A complaint was dealt with: it counts in the files of who was responsible; one taken back does not."""

from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx

VALID = frozenset({"resolved", "unsolvable"})
"""Closures of a complaint that was one; the others say that it was withdrawn, or closed elsewhere."""


def handle(tx: Tx, order_id: str, category: str, closure: str) -> None:
    order = tx.assignments.find(order_id)
    if order is None or tx.event is None or closure not in VALID:
        return
    if category not in tx.policy(ProcessPolicy, order.path).complaint_categories:
        return
    for file_id in tx.rated(order_id, order.assignee_id, order.path, tx.today):
        fact = tx.new_fact(
            file_id,
            f"{order_id}/complaint",
            kind=FactKind.COMPLAINT,
            place=order.path,
            happened_on=tx.today,
            evidence=tx.event_evidence(f"/dispatch/v1/orders/{order_id}"),
            source=f"order/{order_id}/complaint",
            matter=tx.matter_of(order_id),
        )
        enter_fact.handle(tx, fact)
