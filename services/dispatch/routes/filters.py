# SPDX-License-Identifier: AGPL-3.0-or-later
"""Saved filters (收藏的筛选) of the list of orders, and how their owner is told of new ones."""

from services.chassis.http import Resource, View
from services.dispatch.commands import drop_filter, revise_filter, save_filter
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.saved_filters import SavedFilter, Telling
from services.dispatch.queries.filters import list_filters, show_filter
from services.dispatch.store import Tx


class AskedView(View):
    """As the list of orders takes it."""

    place: str | None
    assignee: str | None
    state: str | None
    urgency: str | None
    open: bool | None
    overdue: bool | None
    asking: bool
    assisting: bool
    category: str | None
    channel: str | None
    source: str | None
    q: str


class FilterView(View):
    id: str
    version: int
    name: str
    asked: AskedView
    telling: Telling


def to_filter(tx: Tx, one: SavedFilter) -> FilterView:
    return FilterView(
        id=one.id,
        version=tx.saved_filters.version(one),
        name=one.name,
        asked=AskedView.model_validate(one.asked, from_attributes=True),
        telling=one.telling,
    )


filters = Resource(
    "order_filters",
    "/dispatch/v1/order-filters",
    of=Tx.saved_filters,
    shows=to_filter,
    requires=Permission.ORDERS_READ,
)
filters.create(save_filter)
filters.list(list_filters)
filters.show(show_filter)
filters.replace(revise_filter)
filters.remove(drop_filter)
