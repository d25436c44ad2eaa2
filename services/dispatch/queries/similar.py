# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was perhaps reported already."""

from datetime import timedelta

from pydantic import Field

from services.chassis.http import Line
from services.dispatch.domain import access
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import FLAT
from services.dispatch.policies import OrderPolicy
from services.dispatch.queries.assignees import AtPlace
from services.dispatch.store import Tx

MOST_SIMILAR = 20


class Similar(AtPlace):
    """What somebody is about to report."""

    category: Line = Field(min_length=1, max_length=40)


def list_similar_orders(tx: Tx, query: Similar) -> list[Order]:
    """Open orders of the same kind that were reported nearby of late, latest first: perhaps it is known.

    Of another's flat nobody learns who may not see the order.
    """
    access.check_report(tx.by, query.place)
    since = tx.now - timedelta(days=tx.policy(OrderPolicy, query.place).duplicate_days)
    found = tx.open_near(access.around(query.place), query.category, since, MOST_SIMILAR)
    places = tx.places_at(order.place_path for order in found)
    private = {place.path for place in places if place.kind == FLAT} - {query.place}
    return [order for order in found if access.sees(tx.by, order) or order.place_path not in private]
