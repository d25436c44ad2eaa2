# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of the feed and of webhooks. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownPlace(DomainError):
    """No such active place is known in this district."""

    code = "outreach.unknown_place"
    status = 422
    title = "There is no such place"

    path: str


@dataclass(eq=False)
class BadFeedCursor(DomainError):
    """The cursor was not given out by the feed."""

    code = "outreach.bad_feed_cursor"
    status = 400
    title = "The cursor is not one of the feed's"


@dataclass(eq=False)
class ForeignCursor(DomainError):
    """The cursor was given out by another district's feed: it means nothing here."""

    code = "outreach.foreign_cursor"
    status = 422
    title = "The cursor is of another district's feed"


@dataclass(eq=False)
class AddressNotAllowed(DomainError):
    """Webhooks go to public hosts by https alone; `reason` says what is wrong with the address."""

    code = "outreach.address_not_allowed"
    status = 422
    title = "No webhook is sent to this address"

    reason: str


@dataclass(eq=False)
class UnknownEventTypes(DomainError):
    """A filter names types that are never passed on."""

    code = "outreach.unknown_event_types"
    status = 422
    title = "There are no such events"

    types: tuple[str, ...]


@dataclass(eq=False)
class SecretUnfit(DomainError):
    """A secret has 24 to 64 random bytes, as base64 behind `whsec_` (Standard Webhooks)."""

    code = "outreach.secret_unfit"
    status = 422
    title = "The secret is too short, too long or not base64"

    least_bytes: int
    most_bytes: int


@dataclass(eq=False)
class TooManyEndpoints(DomainError):
    """A district has no more endpoints than its policy says."""

    code = "outreach.too_many_endpoints"
    title = "The district has as many endpoints as it may"

    most: int


@dataclass(eq=False)
class TooManySecrets(DomainError):
    """Older secrets are still good: no further one before the first of them has run out."""

    code = "outreach.too_many_secrets"
    title = "Too many secrets are still good"

    until: datetime


@dataclass(eq=False)
class EndpointOff(DomainError):
    """Nothing is sent to an endpoint that is disabled."""

    code = "outreach.endpoint_off"
    title = "The endpoint is disabled"

    endpoint_id: str


@dataclass(eq=False)
class EndpointOn(DomainError):
    """The endpoint is enabled already."""

    code = "outreach.endpoint_on"
    title = "The endpoint is enabled"

    endpoint_id: str


@dataclass(eq=False)
class StillUnderWay(DomainError):
    """The delivery has not ended: it is tried again by itself."""

    code = "outreach.still_under_way"
    title = "The delivery is still being tried"

    event_id: str


@dataclass(eq=False)
class SpanTooOld(DomainError):
    """Events are kept for so many days."""

    code = "outreach.span_too_old"
    status = 422
    title = "The events of that time are gone"

    kept_since: datetime
