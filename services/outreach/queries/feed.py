# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is read of the feed."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Input
from services.chassis.store import Page
from services.chassis.store.listing import Band
from services.chassis.store.paging import Position, from_cursor, sortable, to_cursor
from services.outreach.domain import access, facts, feed
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.store import HEAD, Tx

POSITIONS = int(sortable(0, "").partition("\x1f")[0])
"""What the text of position 0 sorts as."""
MOST_BANDS = 40
"""More places at which somebody may read events are not looked through."""


class ReadFeed(Input):
    """Behind the cursor `after`, else from the oldest event on. `type`: a pattern (`linli.dispatch.v1.*`)."""

    after: str | None = Field(None, max_length=100)
    limit: int = Field(100, ge=1, le=200)
    type: str | None = Field(None, max_length=160)


@dataclass(frozen=True)
class Batch:
    """Some events in order, and the cursor behind them: also where there are none, to go on from."""

    events: tuple[FedEvent, ...]
    cursor: str


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
