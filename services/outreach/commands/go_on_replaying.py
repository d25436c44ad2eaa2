# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin the next deliveries of a span that is sent again, in the order in which the events came."""

from services.chassis.store.paging import sortable
from services.outreach.commands import begin_delivery
from services.outreach.domain import deliveries
from services.outreach.domain.deliveries import Delivery, Progress
from services.outreach.domain.endpoints import Endpoint, State
from services.outreach.domain.feed import FedEvent
from services.outreach.store import REPLAY, SEND, Tx

AT_ONCE = 50


def handle(tx: Tx, endpoint_id: str, after: str, until: str, *, failed: bool) -> None:
    """`after` and `until` are keys of the order by time."""
    endpoint = tx.endpoints.get(endpoint_id)
    if endpoint.state is not State.ENABLED:
        return
    last = _failed(tx, endpoint, after, until) if failed else _all(tx, endpoint, after, until)
    if last:
        tx.timers.set(REPLAY, endpoint.id, tx.now, after=last, until=until, failed=int(failed))


def _all(tx: Tx, endpoint: Endpoint, after: str, until: str) -> str:
    """Where to go on, empty at the end."""
    where = {"by_taken_at": {"$gt": after, "$lt": until}}
    found: list[FedEvent] = tx.feed.list(where, sort="taken_at", limit=AT_ONCE)
    for event in found:
        if endpoint.wants(event):
            begin_delivery.handle(tx, event, [endpoint], again=True)
    return sortable(found[-1].taken_at, found[-1].id) if len(found) == AT_ONCE else ""


def _failed(tx: Tx, endpoint: Endpoint, after: str, until: str) -> str:
    where = {
        "endpoint_id": endpoint.id,
        "progress": Progress.FAILED,
        "by_created_at": {"$gt": after, "$lt": until},
    }
    found: list[Delivery] = tx.deliveries.list(where, sort="created_at", limit=AT_ONCE)
    for delivery in found:
        behind = tx.is_busy(endpoint.id, delivery.lane)
        tx.deliveries.save(deliveries.again(delivery, tx.now, behind=behind))
    if found:
        tx.timers.set(SEND, endpoint.id, tx.now)
    return sortable(found[-1].created_at, found[-1].id) if len(found) == AT_ONCE else ""
