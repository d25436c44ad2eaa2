# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody who is about to report learns of an order that may be the same."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from services.chassis.http import View
from services.dispatch.domain import access
from services.dispatch.domain.orders import Order
from services.dispatch.queries.nearest import Near
from services.dispatch.routes.order_parts import NextStepView, PlacePartView
from services.dispatch.routes.order_view import OrderView, to_views
from services.dispatch.store import Tx

STEP_M = 10


class SimilarView(View):
    """An order without its words and people. `order_id` is empty for who may not open it."""

    order_id: str
    number: str
    category: str
    category_name: str
    category_name_en: str
    place_parts: list[PlacePartView]
    reported_at: datetime
    state: str
    next_step: NextStepView | None


class NearestView(SimilarView):
    """`metres`: how far away, in steps of ten; null where a point is not known.

    `follow_id`: the id by which who may not open it follows it, empty where they cannot; `followed`: they do.
    """

    metres: int | None
    follow_id: str
    followed: bool


def to_similar(tx: Tx, orders: Sequence[Order]) -> list[SimilarView]:
    shown = zip(orders, to_views(tx, orders), strict=True)
    return [_view(view, seen=access.sees(tx.by, order)) for order, view in shown]


def to_nearest(tx: Tx, found: Sequence[Near]) -> list[NearestView]:
    views = to_similar(tx, [one.order for one in found])
    pairs = zip(views, found, strict=True)
    return [
        NearestView(
            **dict(view),
            metres=_steps(one.metres),
            follow_id=one.order.id if one.common and not view.order_id else "",
            followed=tx.by.subject in one.order.followers,
        )
        for view, one in pairs
    ]


def _steps(metres: float | None) -> int | None:
    return None if metres is None else STEP_M * ceil(metres / STEP_M)


def _view(order: OrderView, *, seen: bool) -> SimilarView:
    told = order.model_dump(include=set(SimilarView.model_fields) - {"order_id"})
    return SimilarView(order_id=order.id if seen else "", **told)
