# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch closed a paid order as solved: it is billed as the policy says, or waits for a treasurer."""

from datetime import datetime

from services.chassis.values import Money, OrgPath
from services.finance.commands import charge_paid_order, paid_order_id, ruled_income
from services.finance.domain.paid_orders import PaidOrder
from services.finance.store import Tx


def handle(
    tx: Tx, order: tuple[str, int], category: str, place: OrgPath, payer: str, amount: Money, at: datetime
) -> None:
    """`order`: its id and its round. The same round again changes nothing; what costs nothing is no bill."""
    known = paid_order_id(*order)
    if not amount.fen or tx.paid_orders.find(known):
        return
    paid = PaidOrder(
        id=known,
        order_id=order[0],
        round=order[1],
        place=place,
        within=tx.around(place),
        category=category,
        payer=payer,
        amount=amount,
        rendered_at=at,
    )
    tx.paid_orders.add(paid)
    if ruled := ruled_income(tx, place):
        charge_paid_order.handle(tx, paid, *ruled)
