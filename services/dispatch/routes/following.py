# SPDX-License-Identifier: AGPL-3.0-or-later
"""Following an order (关注): its public steps and limits, nobody's words, nobody's home."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import follow_order, unfollow_order
from services.dispatch.domain import access
from services.dispatch.domain.orders import Order, overdue
from services.dispatch.policies import CategoryPolicy
from services.dispatch.queries.matters import MatterSteps, public_steps
from services.dispatch.queries.progress import list_followed_orders, show_progress
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


class FollowedView(View):
    """An order that the caller follows, in a list; the rest is told by its progress."""

    order_id: str
    number: str
    category: str
    category_name: str
    category_name_en: str
    neighbourhood: str
    state: str
    reported_at: datetime
    closed_at: datetime | None
    due_at: datetime | None
    overdue: bool


def to_progress(tx: Tx, order: Order) -> ProgressView:
    steps = tuple(one for one in public_steps(tx, order.id) if one.name not in REPORTERS_OWN)
    shown = to_matter(tx, MatterSteps(order, ordered=False, steps=steps))
    place = tx.place_at(access.neighbourhood(order.place_path))
    return ProgressView(
        **dict(shown),
        id=order.id,
        neighbourhood=place.name if place else "",
        due_at=_due(order),
        overdue=overdue(order, tx.now),
        followed=tx.by.subject in order.followers,
    )


def to_followed(tx: Tx, orders: Sequence[Order]) -> list[FollowedView]:
    places = tx.places_at(access.neighbourhood(order.place_path) for order in orders)
    names = {place.path: place.name for place in places}
    return [_followed(tx, order, names.get(access.neighbourhood(order.place_path), "")) for order in orders]


def _followed(tx: Tx, order: Order, neighbourhood: str) -> FollowedView:
    category = tx.policy(CategoryPolicy, order.place_path).find(order.category)
    return FollowedView(
        order_id=order.id,
        number=order.number,
        category=order.category,
        category_name=category.name if category else order.category,
        category_name_en=category.name_en if category else order.category,
        neighbourhood=neighbourhood,
        state=order.state,
        reported_at=order.reported_at,
        closed_at=order.closed_at,
        due_at=_due(order),
        overdue=overdue(order, tx.now),
    )


def _due(order: Order) -> datetime | None:
    running = order.overall or order.clock
    return running.due_at if running and order.open and not order.suspension else None


following = Resource(
    "following", "/dispatch/v1/orders", of=Tx.orders, shows=to_progress, requires=AUTHENTICATED
)

following.act("follow", follow_order)
following.act("unfollow", unfollow_order)
following.list(list_followed_orders, "/followed", shows=to_followed)
following.show(show_progress, "/<id:order_id>/progress")
