# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders, their timelines and their verdicts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from services.chassis.http import Moment, Paged
from services.chassis.store import Page, RecordedEvent
from services.chassis.values import Forbidden, NotFound, OrgPath
from services.dispatch.domain import access, numbers
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import ENDED, Order, State, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx

INTERNAL = "OrderCommented"
MOST_PLACES = 50


class OrderFilter(Paged):
    """Without `assignee`, `reporter` or `place`: all that the caller may read.

    `q` finds words, also parts of words, in description and address, without regard to case and width.
    """

    place: OrgPath | None = None
    assignee: Literal["me"] | None = None
    reporter: Literal["me"] | None = None
    state: State | None = None
    open: bool | None = None
    overdue: bool = False
    q: str = Field("", max_length=100)


class OfSource(Paged):
    """`as_of`: the moment of judging, by default now."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    as_of: Moment | None = None


@dataclass(frozen=True)
class SourceVerdict:
    external_id: str
    verdict: Verdict
    due_at: datetime | None
    closed_at: datetime | None


def show_order(tx: Tx, order_id: str) -> Order:
    """One order, with what the caller can do with it now.

    Raises NotFound also for an order that they may not know of.
    """
    order = tx.orders.get(order_id)
    if not access.sees(tx.by, order):
        raise NotFound("order", order_id)
    return order


def list_orders(tx: Tx, query: OrderFilter) -> Page[Order]:
    """Orders of an area or mine to do, by next deadline; those I reported or with a text, latest first."""
    where = _whose(tx, query)
    if number := numbers.said(query.q, tx.policy(OrderPolicy).number_prefix):
        named = tx.orders.list({"number": number})
        return Page(tuple(order for order in reversed(named) if access.sees(tx.by, order)), None)
    opens = _opens(query)
    if len(opens) > 1:
        return Page((), None)  # open and ended: no order is both
    if opens:
        where["open"] = opens.pop()
    if query.state:
        where["state"] = query.state.value
    if not query.reporter and not query.q:
        where.setdefault("open", {"$in": [False, True]})  # so that the index sorts
        until = tx.now if query.overdue else None
        return tx.orders.page(where, sort="next_due_at", after=query.after, until=until, limit=query.limit)
    if query.overdue:
        where["next_due_at"] = {"$lt": tx.now}
    return tx.orders.page(where, sort="-reported_at", after=query.after, limit=query.limit, search=query.q)


def list_timeline(tx: Tx, order_id: str, query: Paged) -> Page[RecordedEvent]:
    """What happened to the order, oldest first; internal remarks only for staff."""
    order = show_order(tx, order_id)
    page = tx.history("order", order_id, after=query.after, limit=query.limit)
    if access.is_staff(tx.by, order):
        return page
    shown = (event for event in page.items if not (event.name == INTERNAL and event.data.internal))
    return Page(tuple(shown), page.next)


def list_verdicts(tx: Tx, query: OfSource) -> Page[SourceVerdict]:
    """On time, overdue or none, for each request of a source, in the order in which they were taken in."""
    tx.require(Permission.INTAKE_WRITE, OrgPath(f"/{tx.tenant}"))
    page = tx.orders.page({"source": query.source}, after=query.after, limit=query.limit)
    found = (
        SourceVerdict(
            order.external_id,
            verdict(order, query.as_of or tx.now),
            order.overall.due_at if order.overall else None,
            order.closed_at,
        )
        for order in page.items
    )
    return Page(tuple(found), page.next)


def _whose(tx: Tx, query: OrderFilter) -> dict[str, Any]:
    if query.reporter:
        return {"reporter_id": tx.by.subject}
    if query.assignee:
        return {"assignee.handlers": tx.by.subject}
    return {"within": _area(tx, query.place)}


def _opens(query: OrderFilter) -> set[bool]:
    """Whether the orders that are asked for are open, as each part of the question has it."""
    said = (query.open, True if query.overdue else None, query.state not in ENDED if query.state else None)
    return {one for one in said if one is not None}


def _area(tx: Tx, place: OrgPath | None) -> str | dict[str, list[str]]:
    """The subtree asked for, or all that the caller may read."""
    if place is not None:
        tx.require(Permission.ORDERS_READ, place)
        return place
    held = sorted(set(tx.by.places(Permission.ORDERS_READ)))[:MOST_PLACES]
    if not held:
        raise Forbidden(Permission.ORDERS_READ)
    return held[0] if len(held) == 1 else {"$in": list(held)}
