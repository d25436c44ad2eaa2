# SPDX-License-Identifier: AGPL-3.0-or-later
"""A limit of an order was broken while somebody was responsible for it: a fact of their files."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from services.chassis.values import OrgPath
from services.credit.commands import enter_fact
from services.credit.domain.kinds import FactKind
from services.credit.store import Tx

LATE: Mapping[str, FactKind] = MappingProxyType(
    {
        "start": FactKind.LATE_START,
        "handle": FactKind.LATE_HANDLE,
        "overall": FactKind.LATE_OVERALL,
    }
)
"""The steps that are the assignee's; to accept, assign, revisit and close is the desk's."""


def handle(tx: Tx, order_id: str, target: str, due_at: datetime, place: OrgPath, assignee_id: str) -> None:
    kind = LATE.get(target)
    if kind is None or tx.event is None:
        return
    day = min(tx.calendar.local_date(due_at), tx.today)
    for file_id in tx.rated(order_id, assignee_id, place, day):
        fact = tx.new_fact(
            file_id,
            tx.event.id,
            kind=kind,
            place=place,
            happened_on=day,
            evidence=tx.event_evidence(f"/dispatch/v1/orders/{order_id}"),
            source=f"order/{order_id}/{target}/{due_at.isoformat()}",
            matter=tx.matter_of(order_id),
        )
        enter_fact.handle(tx, fact)
