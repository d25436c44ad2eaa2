# SPDX-License-Identifier: AGPL-3.0-or-later
"""Be told of an open repair nearby (关注), instead of reporting it once more."""

from datetime import timedelta

from services.chassis.values import NotFound
from services.dispatch.domain import access, duplicates
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import FLAT
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    """Raises NotFound for what is not shown as open nearby to the caller, OwnOrder, TooManyFollowers."""
    order = tx.orders.get(order_id)
    if not access.sees(tx.by, order) and not _is_near(tx, order):
        raise NotFound("order", order_id)
    return tx.save_order(duplicates.follow(order, tx.by.subject), [])


def _is_near(tx: Tx, order: Order) -> bool:
    """Whether `list_nearest_orders` has it for somewhere where the caller may report."""
    days = tx.policy(OrderPolicy, order.place_path).duplicate_days
    if not order.open or order.reported_at < tx.now - timedelta(days=days):
        return False
    around = access.neighbourhood if order.location else access.around
    place = tx.place_at(order.place_path)
    common = access.is_common(order, at_home=place is not None and place.kind == FLAT)
    return common and access.may_report(tx.by, around(order.place_path))
