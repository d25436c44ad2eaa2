# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed: every fact that is passed on, in the order in which this district's feed got it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from services.chassis import written
from services.chassis.values import OrgPath
from services.outreach.domain.errors import BadFeedCursor, ForeignCursor
from services.outreach.domain.facts import Scope

JSON_EVENT = "application/cloudevents+json"


@dataclass(frozen=True, kw_only=True)
class FedEvent:
    """A fact with its envelope; `data` is its ProtoJSON.

    `number`: its sequence among its aggregate's facts. It waits, under its aggregate's name, until it has its
    `position`; the place is known from then on.
    """

    id: str
    type: str
    scope: Scope
    aggregate: str
    number: int
    time: datetime
    actor: str
    correlation: str
    cause: str
    data: str
    taken_at: datetime
    waiting: str | None = None
    position: int | None = None
    place: OrgPath | None = None
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedHead:
    """The last position given out in a district."""

    id: str
    last: int


def placed(event: FedEvent, place: OrgPath, within: tuple[str, ...], position: int) -> FedEvent:
    """The event in its place of the feed; `within`: all places at which one hears of it."""
    return replace(event, waiting=None, position=position, place=place, within=within)


def cloud_event(event: FedEvent, tenant: str) -> str:
    """The event as CloudEvents 1.0 in JSON (structured mode); the same text however often it is asked for."""
    service = event.type.split(".")[1]
    head = {
        "specversion": "1.0",
        "id": event.id,
        "source": f"/linli/{service}",
        "type": event.type,
        "subject": event.aggregate,
        "time": event.time.isoformat(),
        "datacontenttype": "application/json",
        "tenant": tenant,
        "actor": event.actor,
        "sequence": str(event.number),
        "correlationid": event.correlation,
        "causationid": event.cause,
    }
    attributes = {name: value for name, value in head.items() if value}
    return json.dumps(attributes | {"data": json.loads(event.data)}, ensure_ascii=False)


def to_cursor(tenant: str, position: int) -> str:
    """Where a reader stands; good in its own district only."""
    return f"{_mark(tenant)}.{position}"


def from_cursor(tenant: str, cursor: str) -> int:
    """The position behind which to read on. Raises BadFeedCursor, ForeignCursor."""
    mark, _, position = cursor.partition(".")
    if not written.is_digits(position) or len(position) > 15:  # noqa: PLR2004 - digits
        raise BadFeedCursor
    if mark != _mark(tenant):
        raise ForeignCursor
    return int(position)


def _mark(tenant: str) -> str:
    return sha256(f"feed/{tenant}".encode()).hexdigest()[:8]
