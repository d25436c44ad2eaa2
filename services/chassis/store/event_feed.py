# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event log from a position on, in the order of commits, read by a thread of its own.

It follows the log's change stream by its resume token. Without a token, or with one that is too old, the
stream is opened first, then the log is read by id up to its end, then the stream is followed from where it
was opened. So nothing is missed; what was committed meanwhile comes twice.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import Condition, Thread
from typing import Any

from pymongo import ASCENDING
from pymongo.change_stream import ChangeStream
from pymongo.errors import OperationFailure, PyMongoError

from services.chassis.clock import monotonic, system_now
from services.chassis.ids import first_id_at, made_at
from services.chassis.store.database import Database, Document
from services.chassis.store.event_log import EVENTS

AWAIT_SECONDS = 5.0
"""At most, and half of what the client allows a statement."""
MARK_SECONDS = 60.0
REMEMBERED_LANES = 50_000
LATE = timedelta(minutes=5)
"""An id is made before its commit, by another machine's clock: a transaction lives at most 60 s
(transactionLifetimeLimitSeconds), the rest is what clocks may differ."""
RESUMABLE = "ResumableChangeStreamError"
INSERTS = [{"$match": {"operationType": "insert"}}]


class HistoryLost(Exception):
    """The change stream cannot go on from its token; the log must be read."""


class StreamEnded(PyMongoError):
    """The server ended the change stream: the log's collection is gone."""


@dataclass(frozen=True, slots=True)
class Position:
    """How far the log was read.

    Attributes:
        token: where its change stream goes on; None where the log itself must be read.
        at: when the last event before it was committed, by the server's clock; None at the log's beginning.
        newest: the greatest id before it: what has a greater one waits.

    """

    token: Mapping[str, Any] | None = None
    at: datetime | None = None
    newest: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An event and the position behind it. Without an event: nothing came, yet the position has moved."""

    event: Document | None
    position: Position


class EventFeed:
    """Reads ahead at most so many events; `news` is called by its thread when there is something to take."""

    def __init__(self, database: Database, start: Position, ahead: int, news: Callable[[], None]) -> None:
        self._events = database.collection(EVENTS)
        self._await = min(AWAIT_SECONDS, (database.client.options.timeout or 2 * AWAIT_SECONDS) / 2)
        self._start = start
        self._reached = start
        self._ahead = ahead
        self._news = news
        self._buffer: deque[Read] = deque()
        self._changed = Condition()
        self._failure: Exception | None = None
        self._closing = False
        self._thread = Thread(target=self._run, name="event feed", daemon=True)
        self._thread.start()

    def take(self, most: int) -> list[Read]:
        """What has been read, at most so many; nothing is waited for.

        Raises:
            HistoryLost: begin again without the token.
            StoreDown: the database cannot be read.

        """
        with self._changed:
            if self._failure and not self._buffer:
                raise self._failure
            taken = [self._buffer.popleft() for _ in range(min(most, len(self._buffer)))]
            if taken:
                self._changed.notify()
        return taken

    def close(self) -> None:
        """The thread ends by itself as soon as the server answers it, within `AWAIT_SECONDS`."""
        with self._changed:
            self._closing = True
            self._changed.notify()

    def _run(self) -> None:
        try:
            self._read()
        except OperationFailure as error:
            passing = self._start.token is None or error.has_error_label(RESUMABLE)
            self._fail(error if passing else HistoryLost(str(error)))
        except PyMongoError as error:
            self._fail(error)

    def _read(self) -> None:
        with self._events.watch(
            INSERTS,
            resume_after=self._start.token,
            max_await_time_ms=int(self._await * 1000),
            batch_size=self._ahead,
        ) as stream:
            if self._start.token is None:
                self._read_log()
                self._mark(stream)
            self._follow(stream)

    def _follow(self, stream: ChangeStream[Document]) -> None:
        marked = monotonic()
        while not self._closing:
            change = stream.try_next()
            if change:
                event, at = change["fullDocument"], change["clusterTime"].as_datetime()
                newest = max(self._reached.newest, event["_id"])
                self._put(Read(event, Position(change["_id"], at, newest)))
            elif not stream.alive:
                raise StreamEnded("the event log's change stream has ended")
            elif monotonic() - marked > MARK_SECONDS:
                marked = monotonic()
                self._mark(stream)

    def _mark(self, stream: ChangeStream[Document]) -> None:
        """Nothing has come up to here: later the token would be too old."""
        self._put(Read(None, replace(self._reached, token=stream.resume_token)))

    def _read_log(self) -> None:
        """From a margin before the start, which covers ids that were made earlier and committed later."""
        began = system_now()
        since = self._start.at
        where = {"_id": {"$gte": first_id_at(since - LATE)}} if since else {}
        told: OrderedDict[tuple[str, str], int] = OrderedDict()
        for found in self._events.find(where).sort("_id", ASCENDING).batch_size(self._ahead):
            position = Position(None, min(made_at(found["_id"]), began), found["_id"])
            events = self._in_order(found, told)
            for event in events:
                self._put(Read(event, position))
            if not events:
                self._put(Read(None, position))
            if self._closing:
                return

    def _in_order(self, found: Document, told: OrderedDict[tuple[str, str], int]) -> list[Document]:
        """The event, and before it those of its aggregate that come first but have a greater id.

        One with a smaller id has been read, or was out before the start.
        """
        lane = found["tenant"], found["aggregate"]
        known = told.pop(lane, 0)
        events = [found] if found["sequence"] > known else []
        while events and events[-1]["sequence"] > known + 1:
            where = {"tenant": lane[0], "aggregate": lane[1], "sequence": events[-1]["sequence"] - 1}
            earlier = self._events.find_one(where)
            if earlier is None or earlier["_id"] < found["_id"]:
                break
            events.append(earlier)
        told[lane] = max(known, found["sequence"])
        if len(told) > REMEMBERED_LANES:
            told.popitem(last=False)
        return events[::-1]

    def _put(self, read: Read) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._buffer) < self._ahead or self._closing)
            self._buffer.append(read)
            self._reached = read.position
            first = len(self._buffer) == 1
        if first:
            self._news()

    def _fail(self, error: Exception) -> None:
        with self._changed:
            self._failure = error
        self._news()
