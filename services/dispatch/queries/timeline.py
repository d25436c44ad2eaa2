# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happened to an order; that there are internal remarks among it, only staff see."""

from collections.abc import Sequence
from datetime import datetime
from heapq import merge

from services.chassis import written
from services.chassis.http import Paged
from services.chassis.store import BadCursor, Page, RecordedEvent
from services.chassis.store.paging import Position, from_cursor, to_cursor
from services.dispatch.domain import access
from services.dispatch.queries.orders import show_order
from services.dispatch.store import Tx

INTERNAL = "OrderCommented"
OWN, REMARKS = Tx.orders.noun, Tx.remarks.noun


def list_timeline(tx: Tx, order_id: str, query: Paged) -> Page[RecordedEvent]:
    """What happened to the order, oldest first; internal remarks only for staff."""
    order = show_order(tx, order_id)
    found = _for_staff if access.is_staff(tx.by, order) else _for_residents
    return found(tx, order_id, query)


def _for_staff(tx: Tx, order_id: str, query: Paged) -> Page[RecordedEvent]:
    """Both histories merged by time; the cursor says how far each was read: `12.3`."""
    own, _, noted = _key(query.after).partition(".")
    reached = {OWN: _sequence(own), REMARKS: _sequence(noted)}
    behind = [_behind(tx, noun, order_id, after, query.limit) for noun, after in reached.items()]
    items = list(merge(*behind, key=_moment))
    page = items[: query.limit]
    reached |= {one.aggregate.partition("/")[0]: one.sequence for one in page}
    more = len(items) > query.limit
    return Page(tuple(page), _cursor(f"{reached[OWN]}.{reached[REMARKS]}") if more else None)


def _for_residents(tx: Tx, order_id: str, query: Paged) -> Page[RecordedEvent]:
    """Remarks that an older release kept among the order's events are passed over until the page is full."""
    reached, shown, more = _sequence(_key(query.after)), list[RecordedEvent](), True
    while more and len(shown) <= query.limit:
        found = _behind(tx, OWN, order_id, reached, query.limit)
        more = len(found) > query.limit
        shown += [event for event in found if not _internal(event)]
        reached = found[-1].sequence if found else reached
    page = shown[: query.limit]
    return Page(tuple(page), _cursor(str(page[-1].sequence)) if len(shown) > query.limit else None)


def _behind(tx: Tx, noun: str, order_id: str, sequence: int, limit: int) -> Sequence[RecordedEvent]:
    """One more than the limit, where there are as many."""
    first = tx.history(noun, order_id, after=_cursor(str(sequence)), limit=limit)
    if first.next is None:
        return first.items
    return (*first.items, *tx.history(noun, order_id, after=first.next, limit=1).items)


def _internal(event: RecordedEvent) -> bool:
    return event.name == INTERNAL and bool(getattr(event.data, "internal", False))


def _moment(event: RecordedEvent) -> tuple[datetime, str]:
    return event.time, event.id


def _key(after: str | None) -> str:
    return from_cursor(after).key if after else ""


def _cursor(key: str) -> str:
    return to_cursor(Position(key))


def _sequence(text: str) -> int:
    """Raises BadCursor."""
    try:
        return written.whole(text) if text else 0
    except ValueError:
        raise BadCursor from None
