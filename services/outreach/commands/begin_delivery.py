# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have an event sent to endpoints: where it was not yet, or again where that is over."""

from collections.abc import Iterable

from services.outreach.domain import deliveries
from services.outreach.domain.endpoints import Endpoint
from services.outreach.domain.feed import FedEvent
from services.outreach.store import SEND, Tx


def handle(tx: Tx, event: FedEvent, endpoints: Iterable[Endpoint], *, again: bool = False) -> None:
    for endpoint in endpoints:
        known = tx.deliveries.find(deliveries.key_of(endpoint.id, event.id))
        if known and not (again and known.over):
            continue
        behind = tx.is_busy(endpoint.id, event.aggregate)
        if known:
            tx.deliveries.save(deliveries.again(known, tx.now, behind=behind))
        else:
            tx.deliveries.add(deliveries.begin(event, endpoint.id, tx.now, behind=behind))
        tx.timers.set(SEND, endpoint.id, tx.now)
