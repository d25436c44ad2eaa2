# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let the next orders run on that an incident covered; it is over."""

from services.dispatch.domain import suspensions
from services.dispatch.store import Tx
from services.dispatch.store.incidents import RELEASE

AT_ONCE = 25
"""So many orders run on in one transaction."""


def handle(tx: Tx, incident_id: str, at_once: int = AT_ONCE) -> None:
    links = tx.covered_orders.list({"incident": incident_id}, limit=at_once)
    for link in links:
        tx.covered_orders.remove(link)
        order = tx.orders.get(link.order_id)
        calendar = tx.calendar_at(order.place_path)
        tx.save_order(*suspensions.uncover(order, tx.now, calendar))
    if len(links) == at_once:
        tx.timers.set(RELEASE, incident_id, tx.now)
