# SPDX-License-Identifier: AGPL-3.0-or-later
"""Following an order (关注): its public steps and limits, nobody's words, nobody's home."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource
from services.dispatch.commands import follow_order, unfollow_order
from services.dispatch.domain import access
from services.dispatch.domain.orders import Order, overdue
from services.dispatch.queries.matters import MatterSteps, public_steps
from services.dispatch.queries.progress import show_progress
from services.dispatch.routes.matter_view import MatterOrderView, to_matter
from services.dispatch.store import Tx

REPORTERS_OWN = frozenset({"OrderRevisited", "OrderRated"})
"""What the reporter said of it is theirs."""


class ProgressView(MatterOrderView):
    """An order for who follows it. `due_at` is none while the clocks stand still, and where it has ended.

    `followed`: the caller is told of it.
    """

    id: str
    neighbourhood: str
    due_at: datetime | None
    overdue: bool
    followed: bool


def to_progress(tx: Tx, order: Order) -> ProgressView:
    steps = tuple(one for one in public_steps(tx, order.id) if one.name not in REPORTERS_OWN)
    shown = to_matter(tx, MatterSteps(order, ordered=False, steps=steps))
    place = tx.place_at(access.neighbourhood(order.place_path))
    running = order.overall or order.clock
    return ProgressView(
        **dict(shown),
        id=order.id,
        neighbourhood=place.name if place else "",
        due_at=running.due_at if running and order.open and not order.suspension else None,
        overdue=overdue(order, tx.now),
        followed=tx.by.subject in order.followers,
    )


following = Resource(
    "following", "/dispatch/v1/orders", of=Tx.orders, shows=to_progress, requires=AUTHENTICATED
)

following.act("follow", follow_order)
following.act("unfollow", unfollow_order)
following.show(show_progress, "/<id:order_id>/progress")
