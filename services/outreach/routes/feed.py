# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event feed: batches behind a cursor, and the same as a stream of Server-Sent Events."""

import json
from collections.abc import Iterator
from typing import Any

import flask

from services.chassis.clock import monotonic, pause
from services.chassis.http import RawRequest, Resource, View
from services.outreach.domain import feed
from services.outreach.domain.authority import Permission
from services.outreach.queries import feed as queries
from services.outreach.queries.feed import Batch, ReadFeed
from services.outreach.store import Tx

LOOK_SECONDS = 1.0
RETRY_MILLIS = 1000


class EventBatchView(View):
    """`events` are CloudEvents 1.0 in JSON; `cursor` is where to read on, also when there are none."""

    events: list[dict[str, Any]]
    cursor: str


def to_batch(tx: Tx, batch: Batch) -> EventBatchView:
    events = [json.loads(feed.cloud_event(event, tx.tenant)) for event in batch.events]
    return EventBatchView(events=events, cursor=batch.cursor)


events = Resource("events", "/outreach/v1/events", shows=to_batch, requires=Permission.EVENTS_READ)
events.list(queries.read_feed)


@events.raw("GET", "/stream", requires=Permission.EVENTS_READ, produces="text/event-stream")
def stream_feed(call: RawRequest[Tx]) -> flask.Response:
    """The feed as Server-Sent Events, from `Last-Event-ID` on; it ends after a while: connect again."""
    after = flask.request.headers.get("Last-Event-ID", "")[:100] or None
    first = queries.read_feed(call.read(call.by), ReadFeed(after=after))
    return flask.Response(_lines(call, first), content_type="text/event-stream; charset=utf-8")


def _lines(call: RawRequest[Tx], batch: Batch) -> Iterator[str]:
    """Where all places to wait are taken, it ends with what there is."""
    waits = call.tools.stream_places.acquire(blocking=False)
    try:
        yield f"retry: {RETRY_MILLIS}\n\n"
        yield from _events(call, batch, monotonic() + (call.tools.stream_seconds if waits else 0))
    finally:
        if waits:
            call.tools.stream_places.release()


def _events(call: RawRequest[Tx], batch: Batch, ends: float) -> Iterator[str]:
    while True:
        for event in batch.events:
            place = feed.to_cursor(call.by.tenant, event.position or 0)
            yield f"id: {place}\nevent: {event.type}\ndata: {feed.cloud_event(event, call.by.tenant)}\n\n"
        if not batch.events:
            if monotonic() >= ends:
                return
            yield ":\n\n"
            pause(LOOK_SECONDS)
        batch = queries.read_feed(call.read(call.by), ReadFeed(after=batch.cursor))
