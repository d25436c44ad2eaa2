# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders and their verdicts."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from services.chassis.http import Moment, Paged
from services.chassis.store import Page
from services.chassis.values import NotFound, OrgPath
from services.dispatch.domain import access, numbers
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import Order, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.policies import OrderPolicy
from services.dispatch.queries.order_filter import OrderFilter, OrderPage
from services.dispatch.queries.order_lists import Total, numbered, order_list, standing_total
from services.dispatch.store import Tx


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


def list_orders(tx: Tx, query: OrderPage) -> Page[Order]:
    """Open orders with life safety first, then by next deadline; ended ones by their end; else latest first.

    A page may have fewer items than asked for, even none, and still a next one. Raises Forbidden, Invalid.
    """
    if number := _said(tx, query):
        return Page(numbered(tx, query, number), None)
    found = order_list(tx, query)
    return found.page(query.after, query.limit) if query.opens else Page((), None)


def show_total(tx: Tx, query: OrderFilter) -> Total:
    """How many orders such a list has: of what is open in a neighbourhood or above it all, else up to 300."""
    if number := _said(tx, query):
        return Total(len(numbered(tx, query, number)))
    found = order_list(tx, query)
    if not query.opens:
        return Total(0)
    return standing_total(tx, query) or found.total()


def _said(tx: Tx, query: OrderFilter) -> str | None:
    return numbers.said(query.q, tx.policy(OrderPolicy).number_prefix)


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
