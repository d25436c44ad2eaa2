# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders (工单): report one, find them, see one and its timeline."""

from typing import Literal

from services.chassis.http import AUTHENTICATED, Paged, PageView, Resource
from services.chassis.values import OrgPath
from services.dispatch import queries
from services.dispatch.commands import report_order as report
from services.dispatch.commands.report_order import ReportOrder
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import State
from services.dispatch.queries import OrderFilter
from services.dispatch.routes.order_view import OrderView, present, present_all
from services.dispatch.routes.timeline_view import TimelineEntry, present_timeline
from services.dispatch.store import Tx

orders = Resource("orders", "/dispatch/v1/orders")


class OrderQuery(Paged):
    """Without `assignee`, `reporter` or `place`: all that the caller may read."""

    place: OrgPath | None = None
    assignee: Literal["me"] | None = None
    reporter: Literal["me"] | None = None
    state: State | None = None
    open: bool | None = None
    overdue: bool = False


@orders.post("", requires=Permission.ORDERS_REPORT, status=201)
def report_order(tx: Tx, body: ReportOrder) -> OrderView:
    """Report a request (受理)."""
    return present(tx, report.handle(tx, body))


@orders.get("", requires=AUTHENTICATED)
def list_orders(tx: Tx, query: OrderQuery) -> PageView[OrderView]:
    """Orders of an area or mine to do, by their next deadline; or those I reported, the latest first."""
    wanted = OrderFilter(
        place=query.place,
        assignee_me=query.assignee is not None,
        reporter_me=query.reporter is not None,
        state=query.state,
        open=query.open,
        overdue=query.overdue,
    )
    page = queries.list_orders(tx, wanted, query.after, query.limit)
    return PageView[OrderView](items=present_all(tx, page.items), next=page.next)


@orders.get("/<id:order_id>", requires=AUTHENTICATED)
def show_order(tx: Tx, order_id: str) -> OrderView:
    """One order, with what the caller can do with it now."""
    return present(tx, queries.order_seen(tx, order_id))


@orders.get("/<id:order_id>/timeline", requires=AUTHENTICATED)
def show_timeline(tx: Tx, order_id: str, query: Paged) -> PageView[TimelineEntry]:
    """What happened to the order, oldest first."""
    page = queries.timeline(tx, order_id, query.after, query.limit)
    return PageView[TimelineEntry](items=present_timeline(tx, page.items), next=page.next)
