# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from services.chassis.http import Input, Paged
from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.chassis.store.paging import Position, from_cursor, sortable, to_cursor
from services.outreach.domain import access, deliveries, facts, feed
from services.outreach.domain.authority import Permission
from services.outreach.domain.deliveries import Delivery, Progress
from services.outreach.domain.endpoints import Endpoint, State
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.store import HEAD, Tx

ROUND = 20
"""So many events are sent to an endpoint before what came of them is recorded."""
POSITIONS = int(sortable(0, "").partition("\x1f")[0])
"""What the text of position 0 sorts as."""
MOST_BANDS = 40
"""More places at which somebody may read events are not looked through."""


class ReadFeed(Input):
    """Behind the cursor `after`, else from the oldest event on. `type`: a pattern (`linli.dispatch.v1.*`)."""

    after: str | None = Field(None, max_length=100)
    limit: int = Field(100, ge=1, le=200)
    type: str | None = Field(None, max_length=160)


class ListDeliveries(Paged):
    """`progress`: only those, for instance what failed."""

    progress: Progress | None = None


@dataclass(frozen=True)
class Batch:
    """Some events in order, and the cursor behind them: also where there are none, to go on from."""

    events: tuple[FedEvent, ...]
    cursor: str


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


def read_feed(tx: Tx, query: ReadFeed) -> Batch:
    """The events that the caller may read, in the order of the feed. Raises BadFeedCursor, ForeignCursor."""
    after = feed.from_cursor(tx.tenant, query.after) if query.after else 0
    patterns = (query.type,) if query.type else ()
    bands = _bands(tx)
    head = tx.feed_heads.find(HEAD)
    if head is None or not bands[0]:
        return Batch((), feed.to_cursor(tx.tenant, after))
    page: Page[FedEvent] = tx.feed.page(
        bands,
        sort="position",
        after=to_cursor(Position(f"{sortable(after, '~')}")),
        limit=query.limit,
        keep=(lambda event: facts.chosen(patterns, event.type)) if patterns else None,
    )
    shown = [event.position or 0 for event in page.items]
    looked_at = _position(page.next) if page.next else head.last
    return Batch(page.items, feed.to_cursor(tx.tenant, max(after, looked_at, *shown[-1:])))


def _position(cursor: str) -> int:
    """The position that a page ended at."""
    return int(from_cursor(cursor).key.partition("\x1f")[0]) - POSITIONS


def _bands(tx: Tx) -> Sequence[Band]:
    """One filter for each place and scope; an event is in at most one of them."""
    found = access.readable(tx.by, Scope)
    return [[{"within": place, "scope": scope} for place, scope in found[:MOST_BANDS]]]


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
