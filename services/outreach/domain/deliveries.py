# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliveries of events to endpoints: tried over three days, in the order of each aggregate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from services.outreach.domain.errors import StillUnderWay
from services.outreach.domain.feed import FedEvent

SCHEDULE = tuple(
    timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
)
"""The delay after each failed try (the schedule that Standard Webhooks recommends): ten tries in 75 hours."""
KEPT_ATTEMPTS = 20
ANSWER_LENGTH = 1000
EVENT_GONE = "EventGone"
"""The `error` of what cannot be sent: its event is older than events are kept."""


class Progress(StrEnum):
    """WAITING: for its time; BEHIND: an earlier event of its aggregate; the others are over."""

    WAITING = "waiting"
    BEHIND = "behind"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: HTTP `status`, or None and the `error`; `answer` is the beginning of what was said."""

    at: datetime
    millis: int
    status: int | None = None
    answer: str = ""
    error: str = ""

    @property
    def good(self) -> bool:
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 - HTTP

    @property
    def gone(self) -> bool:
        """Nothing was asked of the endpoint: there is no event to send any more."""
        return self.error == EVENT_GONE


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An event on its way to an endpoint; its id is of both, so there is one however often it is asked for.

    `number`: the event's among its aggregate's. `body` only where the event is not the feed's: a test.
    `tries` counts since it was last begun.
    """

    id: str
    endpoint_id: str
    event_id: str
    type: str
    lane: str
    number: int
    progress: Progress
    created_at: datetime
    retry_at: datetime
    body: str = ""
    tries: int = 0
    attempts: tuple[Attempt, ...] = ()

    @property
    def over(self) -> bool:
        return self.progress in {Progress.DELIVERED, Progress.FAILED}


def key_of(endpoint_id: str, event_id: str) -> str:
    return f"{endpoint_id}.{event_id}"


def begin(event: FedEvent, endpoint_id: str, now: datetime, *, behind: bool) -> Delivery:
    """An event sets out, or queues behind an earlier one of its aggregate."""
    return Delivery(
        id=key_of(endpoint_id, event.id),
        endpoint_id=endpoint_id,
        event_id=event.id,
        type=event.type,
        lane=event.aggregate,
        number=event.number,
        progress=Progress.BEHIND if behind else Progress.WAITING,
        created_at=now,
        retry_at=now,
    )


def tests(event: FedEvent, endpoint_id: str, now: datetime, body: str) -> Delivery:
    """A test event sets out, in a lane of its own."""
    return replace(begin(event, endpoint_id, now, behind=False), lane=f"test/{event.id}", body=body)


def again(delivery: Delivery, now: datetime, *, behind: bool) -> Delivery:
    """Send once more what is over. Raises StillUnderWay."""
    if not delivery.over:
        raise StillUnderWay(delivery.event_id)
    progress = Progress.BEHIND if behind else Progress.WAITING
    return replace(delivery, progress=progress, retry_at=now, tries=0)


def go(delivery: Delivery, now: datetime) -> Delivery:
    """What it queued behind is over."""
    return replace(delivery, progress=Progress.WAITING, retry_at=now)


def tried(delivery: Delivery, attempt: Attempt, now: datetime) -> Delivery:
    """What became of a try: delivered, to be tried again later, or failed at last."""
    tries = delivery.tries + 1
    kept = (*delivery.attempts, attempt)[-KEPT_ATTEMPTS:]
    delivery = replace(delivery, tries=tries, attempts=kept)
    if attempt.good:
        return replace(delivery, progress=Progress.DELIVERED)
    if attempt.gone or tries > len(SCHEDULE):
        return replace(delivery, progress=Progress.FAILED)
    return replace(delivery, retry_at=now + SCHEDULE[tries - 1])
