# SPDX-License-Identifier: AGPL-3.0-or-later
"""What outreach keeps: the feed, endpoints and deliveries; copies of places; the district's key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from threading import BoundedSemaphore
from typing import Protocol

from pydantic import Field, SecretStr

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.privacy import TenantKeys, Vault
from services.chassis.settings import Settings
from services.chassis.store import Collection, Copy, Index, UnitOfWork
from services.chassis.values import Event, OrgPath
from services.outreach.domain import access, deliveries, signatures
from services.outreach.domain.deliveries import Delivery, Progress
from services.outreach.domain.endpoints import Endpoint, Secret, State
from services.outreach.domain.errors import UnknownPlace
from services.outreach.domain.facts import Subject
from services.outreach.domain.feed import FedEvent, FeedHead
from services.outreach.domain.places import Place
from services.outreach.domain.signatures import Signing

SPREAD = "feed.spread"
"""Gives the next events of an aggregate their place in the feed and whom they go to."""
SEND = "endpoint.send"
"""When something is due for an endpoint; set anew while it is being sent, in case that is killed."""
REPLAY = "endpoint.replay"
"""Begins the next deliveries of a span that is sent again."""

HEAD = "head"
PERSONAL = "personal"
MOST_ENDPOINTS = 200


class OutreachSettings(Settings):
    """What outreach needs beside every service's settings."""

    master_key: SecretStr = Field(description="32 random bytes as URL-safe base64; several with commas")
    sender_threads: int = Field(64, ge=2, le=512)
    webhooks_inside: bool = Field(
        False, description="development: webhooks by http and to private hosts, too"
    )
    stream_seconds: int = Field(50, ge=0, le=600, description="so long a reader of the feed's stream is kept")


class Lanes(Protocol):
    """The threads in which things are sent."""

    def submit(self, tenant: str, kind: str, item_id: str, *, slow: bool) -> None:
        """Have what is due sent, soon and once at a time; `slow`: beside others that take long."""
        ...


class KeyPairs(Protocol):
    """Ed25519 (RFC 8032)."""

    def __call__(self, seed: bytes) -> bytes:
        """The public key of a seed."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What outreach's commands work with beside its data.

    `stream_places`: how many readers may wait for the feed's news.
    """

    vault: Vault
    lanes: Lanes
    public_key: KeyPairs
    webhooks_inside: bool
    stream_seconds: int
    stream_places: BoundedSemaphore


@dataclass(frozen=True, slots=True)
class TenantKey:
    """A tenant's key for secrets and personal data, wrapped by the master key."""

    id: str
    wrapped: str


class Tx(UnitOfWork):
    tools: Tools
    tenant_keys = Collection(TenantKey, "tenant_keys")
    feed = Collection(
        FedEvent,
        "feed",
        orderings=("sequence", "position", "taken_at"),
        indexes=(
            Index("waiting", "by_sequence"),
            Index("within", "scope", "by_position"),
            Index("by_taken_at"),
            Index("by_position"),
        ),
        noun="fed_event",
    )
    feed_heads = Collection(FeedHead, "feed_heads")
    subjects = Collection(Subject, "subjects")
    endpoints = Collection(Endpoint, "endpoints", indexes=(Index("owner_id", "_id"), Index("state", "_id")))
    deliveries = Collection(
        Delivery,
        "deliveries",
        orderings=("retry_at", "sequence", "created_at"),
        indexes=(
            Index("endpoint_id", "progress", "by_retry_at"),
            Index("endpoint_id", "lane", "progress", "by_sequence"),
            Index("endpoint_id", "by_created_at"),
            Index("endpoint_id", "progress", "by_created_at"),
            Index("by_created_at"),
        ),
    )
    places = Copy(Place, "places", indexes=(Index("path", unique=True),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return self.policy(CalendarPolicy).value()

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    @property
    def keys(self) -> TenantKeys:
        """What seals this tenant's secrets."""
        return self.tools.vault.open(self.tenant, self.tenant_keys.get(PERSONAL).wrapped)

    def make_keys(self) -> None:
        """The key of a tenant that is new here."""
        if self.tenant_keys.find(PERSONAL) is None:
            self.tenant_keys.add(TenantKey(PERSONAL, self.tools.vault.new_key(self.tenant)))

    def shared_secret(self, key: bytes, endpoint_id: str) -> tuple[Secret, str]:
        """A secret for HMAC, sealed, and as its receiver is told it."""
        sealed = self.keys.seal(signatures.to_secret(key), f"endpoint/{endpoint_id}")
        return Secret(Signing.HMAC, sealed), signatures.to_secret(key)

    def new_key_pair(self, seed: bytes, endpoint_id: str) -> tuple[Secret, str]:
        """A key pair for Ed25519, sealed, and the public key as its receiver is told it."""
        private = signatures.to_secret(seed, signatures.PRIVATE)
        public = signatures.to_secret(self.tools.public_key(seed), signatures.PUBLIC)
        sealed = self.keys.seal(private, f"endpoint/{endpoint_id}")
        return Secret(Signing.ED25519, sealed, public), public

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

    def deliver(self, event: FedEvent, endpoints: Iterable[Endpoint], *, again: bool = False) -> None:
        """Have an event sent to endpoints where it was not yet, or `again` where that is over."""
        for endpoint in endpoints:
            known = self.deliveries.find(deliveries.key_of(endpoint.id, event.id))
            if known and not (again and known.over):
                continue
            behind = self.is_busy(endpoint.id, event.aggregate)
            if known:
                self.deliveries.save(deliveries.again(known, self.now, behind=behind))
            else:
                self.deliveries.add(deliveries.begin(event, endpoint.id, self.now, behind=behind))
            self.timers.set(SEND, endpoint.id, self.now)

    def follow(self, delivery: Delivery) -> None:
        """A delivery is over: the next of its aggregate goes."""
        where = {"endpoint_id": delivery.endpoint_id, "lane": delivery.lane, "progress": Progress.BEHIND}
        for following in self.deliveries.list(where, sort="sequence", limit=1):
            self.deliveries.save(deliveries.go(following, self.now))

    def save_endpoint(self, endpoint: Endpoint, events: list[Event]) -> Endpoint:
        """Keep a changed endpoint."""
        self.endpoints.save(endpoint, *events)
        return endpoint
