# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of endpoints, and of what is sent to them."""

from dataclasses import dataclass
from typing import Any

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.store.paging import sortable
from services.outreach.domain import deliveries, feed
from services.outreach.domain.authority import Permission
from services.outreach.domain.deliveries import Delivery, Progress
from services.outreach.domain.endpoints import Endpoint, State
from services.outreach.store import Tx

ROUND = 20
"""So many events are sent to an endpoint before what came of them is recorded."""


class ListDeliveries(Paged):
    """`progress`: only those, for instance what failed."""

    progress: Progress | None = None


@dataclass(frozen=True)
class DueMessage:
    """A delivery whose time has come; without a body its event is gone."""

    delivery_id: str
    event_id: str
    body: str


@dataclass(frozen=True)
class Due:
    """What is to be sent to an endpoint now, with all that signs it."""

    url: str
    secrets: tuple[str, ...]
    messages: tuple[DueMessage, ...]


def list_endpoints(tx: Tx, query: Paged) -> Page[Endpoint]:
    """The caller's endpoints, or all of the district for who manages them there."""
    where = {} if tx.by.may(Permission.ENDPOINTS_MANAGE, tx.root) else {"owner_id": tx.by.subject}
    return tx.endpoints.page(where, after=query.after, limit=query.limit)


def show_endpoint(tx: Tx, endpoint_id: str) -> Endpoint:
    """One endpoint. Raises NotFound also for another's."""
    return tx.own_endpoint(endpoint_id)


def list_deliveries(tx: Tx, endpoint_id: str, query: ListDeliveries) -> Page[Delivery]:
    """What was sent to an endpoint, and is to be, the latest first."""
    endpoint = tx.own_endpoint(endpoint_id)
    where: dict[str, Any] = {"endpoint_id": endpoint.id}
    if query.progress:
        where["progress"] = query.progress
    return tx.deliveries.page(where, sort="-created_at", after=query.after, limit=query.limit)


def show_delivery(tx: Tx, endpoint_id: str, event_id: str) -> Delivery:
    """One delivery with every try: what was sent, what was answered, how long it took."""
    endpoint = tx.own_endpoint(endpoint_id)
    return tx.deliveries.get(deliveries.key_of(endpoint.id, event_id))


def body_of(tx: Tx, delivery: Delivery) -> str:
    """What is sent; empty when the event is kept no longer."""
    if delivery.body:
        return delivery.body
    event = tx.feed.find(delivery.event_id)
    return feed.cloud_event(event, tx.tenant) if event else ""


def due_for(tx: Tx, endpoint_id: str) -> Due:
    """What is to be sent to an endpoint now, of each aggregate its first."""
    endpoint = tx.endpoints.get(endpoint_id)
    if endpoint.state is not State.ENABLED:
        return Due(endpoint.url, (), ())
    where = {
        "endpoint_id": endpoint.id,
        "progress": Progress.WAITING,
        "by_retry_at": {"$lte": sortable(tx.now, "~")},
    }
    due = tx.deliveries.list(where, sort="retry_at", limit=ROUND)
    keys = tx.keys
    secrets = [keys.reveal(one.sealed, f"endpoint/{endpoint.id}") for one in endpoint.good_secrets(tx.now)]
    messages = [DueMessage(one.id, one.event_id, body_of(tx, one)) for one in due]
    return Due(endpoint.url, tuple(secrets), tuple(messages))
