# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders (工单): report one, find them, see one and its timeline."""

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import assign_orders, report_order
from services.dispatch.domain.authority import Permission
from services.dispatch.queries.nearest import list_nearest_orders
from services.dispatch.queries.orders import list_orders, show_order, show_total
from services.dispatch.queries.similar import list_similar_orders
from services.dispatch.queries.timeline import list_timeline
from services.dispatch.routes.assignment_view import to_assignment
from services.dispatch.routes.order_view import to_views
from services.dispatch.routes.similar_view import to_nearest, to_similar
from services.dispatch.routes.timeline_view import to_timeline
from services.dispatch.store import Tx


class TotalView(View):
    """How many orders a list has; `more` if the counting ended before the list did."""

    count: int
    more: bool


orders = Resource("orders", "/dispatch/v1/orders", of=Tx.orders, shows=to_views, requires=AUTHENTICATED)

orders.create(report_order, requires=Permission.ORDERS_REPORT)
orders.list(list_orders)
orders.show(show_total, "/total", shows=TotalView)
orders.list(list_similar_orders, "/similar", shows=to_similar)
orders.list(list_nearest_orders, "/nearest", shows=to_nearest)
orders.show(show_order)
orders.act("assign", assign_orders, "", shows=to_assignment)
orders.list(list_timeline, "/<id:order_id>/timeline", shows=to_timeline)
