# SPDX-License-Identifier: AGPL-3.0-or-later
"""The policy names a fund by now: bill the paid orders of a place that waited for it, a piece at a time."""

from services.chassis.values import OrgPath
from services.finance.commands import charge_paid_order, ruled_income
from services.finance.domain.paid_orders import PaidOrderState
from services.finance.domain.timer_kinds import PAID_ORDERS
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, place: OrgPath, position: str) -> None:
    """The earliest first; what does not fit goes on waiting, and holds up nothing behind it."""
    where = {"within": place, "state": PaidOrderState.WAITING}
    page = tx.paid_orders.page(where, sort="rendered_at", after=position or None, limit=AT_ONCE)
    for paid in page.items:
        if ruled := ruled_income(tx, paid.place):
            charge_paid_order.handle(tx, paid, *ruled)
    if page.next:
        tx.timers.set(PAID_ORDERS, place, tx.now, position=page.next)
