# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of webhooks: endpoints, and the deliveries to them."""

from functools import cached_property

from services.chassis.store import Collection, Index, UnitOfWork
from services.chassis.values import Event
from services.outreach.domain import access, deliveries
from services.outreach.domain.deliveries import Delivery, Progress
from services.outreach.domain.endpoints import Endpoint, State

MOST_ENDPOINTS = 200


class WebhooksUnit(UnitOfWork):
    """The part of outreach's `Tx` that is about webhooks."""

    endpoints = Collection(Endpoint, "endpoints", indexes=(Index("owner_id", "_id"), Index("state", "_id")))
    deliveries = Collection(
        Delivery,
        "deliveries",
        orderings=("retry_at", "number", "created_at"),
        indexes=(
            Index("endpoint_id", "progress", "by_retry_at"),
            Index("endpoint_id", "lane", "progress", "by_number"),
            Index("endpoint_id", "by_created_at"),
            Index("endpoint_id", "progress", "by_created_at"),
            Index("by_created_at"),
        ),
    )

    def own_endpoint(self, endpoint_id: str) -> Endpoint:
        """The endpoint, if it is the caller's to see and change. Raises NotFound."""
        endpoint = self.endpoints.get(endpoint_id)
        access.check_own(self.by, endpoint)
        return endpoint

    @cached_property
    def enabled_endpoints(self) -> list[Endpoint]:
        """Those that events may go to."""
        return self.endpoints.list({"state": State.ENABLED}, limit=MOST_ENDPOINTS)

    def is_busy(self, endpoint_id: str, lane: str) -> bool:
        """Whether an earlier event of the aggregate is still on its way."""
        where = {"endpoint_id": endpoint_id, "lane": lane, "progress": Progress.WAITING}
        return self.deliveries.first(where) is not None

    def follow(self, delivery: Delivery) -> None:
        """A delivery is over: the next of its aggregate goes."""
        where = {"endpoint_id": delivery.endpoint_id, "lane": delivery.lane, "progress": Progress.BEHIND}
        for following in self.deliveries.list(where, sort="number", limit=1):
            self.deliveries.save(deliveries.go(following, self.now))

    def save_endpoint(self, endpoint: Endpoint, events: list[Event]) -> Endpoint:
        self.endpoints.save(endpoint, *events)
        return endpoint
