# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the event log to the broker: at least once, in order per lane, one relay a service at a time.

The log is followed by its change stream; nothing is marked as published. Kept is the position before which
all is out. One event of a lane is on its way at a time: while the broker may still refuse it, none behind it
has been sent. A refused one stalls its lane alone (`relay_records`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from services.chassis.clock import monotonic, system_now
from services.chassis.contracts import decode, registry
from services.chassis.ids import made_at
from services.chassis.messaging.envelope import Outgoing, pack
from services.chassis.messaging.lanes import Lanes, lane_of
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.window import Window
from services.chassis.observe import (
    AMOUNTS,
    FACTS,
    OUTBOX_AGE,
    PUBLISHED,
    RELAY_REREAD,
    RETURNED,
    STALLED_LANES,
    district_label,
    log,
)
from services.chassis.store import Database
from services.chassis.store.commit_news import CommitNews
from services.chassis.store.database import Document
from services.chassis.store.event_feed import EventFeed, HistoryLost, Position, Read
from services.chassis.store.relay_records import RelayRecords, StalledLane

WAIT_SECONDS = 0.5
SAVE_SECONDS = 1.0
LOOK_SECONDS = 0.5
DRAIN_SECONDS = 5.0
WINDOW_BATCHES = 10
RETRIED_LANES = 100
Amounts = Mapping[str, Callable[[Any], int]]
"""Event type → what its message says of an amount."""


def _nobody_is_awaited() -> None:
    """What a relay asks whose events have no consumers."""


@dataclass(frozen=True, slots=True)
class _Retried:
    """A stalled lane of which events up to `last` wait in memory for another try."""

    lane: StalledLane
    last: int


class Relay:
    """Publishes what commands have recorded, and tells of it. Not for use by more than one thread.

    Before it begins, and after each interruption, it calls `ready`, which raises BrokerDown while consumers
    are missing at the broker: a broker that lost everything, or a first start, loses nobody's events.
    """

    def __init__(
        self,
        database: Database,
        publisher: Publisher,
        batch_size: int,
        news: CommitNews | None = None,
        ready: Callable[[], None] = _nobody_is_awaited,
        amounts: Amounts = MappingProxyType({}),
    ) -> None:
        self._database = database
        self._records = RelayRecords(database)
        self._publisher = publisher
        self._batch_size = batch_size
        self._news = news or CommitNews()
        self._ready = ready
        self._amounts = amounts
        self._feed: EventFeed | None = None
        self._begin_at(Position())

    def step(self) -> int:
        """Send what may go and take the broker's answers; how many events it confirmed.

        Raises:
            BrokerDown, StoreDown: what is in flight may be out or not; `interrupt` and go on.

        """
        try:
            self._take_in()
        except HistoryLost as error:
            self._read_again(error)
            return 0
        self._retry_stalled()
        ready = self._lanes.take(self._batch_size - self._publisher.in_flight)
        if ready:
            self._in_flight |= {event["_id"]: event for event in ready}
            self._publisher.send([_message(event) for event in ready])
        confirmed = self._take_answers(WAIT_SECONDS)
        if monotonic() - self._saved_at > SAVE_SECONDS:
            self._save()
        return confirmed

    def interrupt(self) -> None:
        """Begin as after a crash: from the position that was saved."""
        self._publisher.close()
        self._news.followed = False
        if self._feed:
            self._feed.close()
            self._feed = None

    def drain(self) -> None:
        """Send nothing more, take the answers that still come, keep the position."""
        ends = monotonic() + DRAIN_SECONDS
        while self._feed and self._in_flight and monotonic() < ends:
            self._take_answers(WAIT_SECONDS)
        if self._feed:
            self._save()

    def _begin_at(self, position: Position) -> None:
        self._window = Window(position)
        self._lanes = Lanes()
        self._in_flight: dict[str, Document] = {}
        self._retried: dict[str, _Retried] = {}
        self._any_stalled = True
        self._looked_at = self._saved_at = 0.0
        self._saved = position

    def _take_in(self) -> None:
        if self._feed is None:
            self._ready()
            self._begin_at(self._records.position())
            self._open_feed(self._saved)
        assert self._feed, "it is open now"
        self._line_up(self._feed.take(self._batch_size * WINDOW_BATCHES - len(self._window)))

    def _read_again(self, error: HistoryLost) -> None:
        """Begin anew without the token."""
        log().warning("event log is read again", since=str(self._saved.at), error=str(error)[:300])
        RELAY_REREAD.inc()
        self._records.save(replace(self._saved, token=None))
        self.interrupt()

    def _open_feed(self, start: Position) -> None:
        self._feed = EventFeed(self._database, start, self._batch_size, self._read_ahead)
        self._news.followed = True

    def _read_ahead(self) -> None:
        """Called by the feed's thread."""
        self._news.tell()
        self._publisher.wake()

    def _line_up(self, read: list[Read]) -> None:
        """Events of a stalled lane are left to the log, where its retry finds them."""
        stalled: set[str] = set()
        if read and self._any_stalled:
            stalled = self._records.stalled_among({lane_of(one.event) for one in read if one.event})
        for one in read:
            self._window.add(one)
            if one.event and lane_of(one.event) in stalled:
                self._window.done(one.event["_id"])
            elif one.event:
                self._lanes.add(one.event)

    def _retry_stalled(self) -> None:
        if not self._any_stalled or monotonic() - self._looked_at < LOOK_SECONDS:
            return
        self._looked_at = monotonic()
        room = RETRIED_LANES - len(self._retried)
        for lane in self._records.claim_due(room) if room else ():
            if lane.name not in self._retried:
                self._load(lane)
        count = self._records.stalled_count()
        STALLED_LANES.set(count)
        self._any_stalled = count > 0

    def _load(self, lane: StalledLane) -> None:
        """Line up what waits in a stalled lane; when all of it is out the lane goes on as others do.

        What is committed after the look comes with the feed.
        """
        events = self._records.events_of(lane)
        if not events:
            self._retried.pop(lane.name, None)
            self._records.release(lane)
            return
        self._retried[lane.name] = _Retried(lane, events[-1]["sequence"])
        for event in events:
            self._lanes.add(event)

    def _take_answers(self, seconds: float) -> int:
        answers = self._publisher.answers(seconds)
        for event_id in answers.confirmed:
            event = self._in_flight.pop(event_id)
            self._count(event)
            self._is_out(event)
        if answers.refused:
            RETURNED.inc(len(answers.refused))
            self._stall([self._in_flight.pop(event_id) for event_id in answers.refused])
        PUBLISHED.inc(len(answers.confirmed))
        return len(answers.confirmed)

    def _count(self, event: Document) -> None:
        labels = district_label(event["tenant"]), event["type"]
        FACTS.labels(*labels).inc()
        if amount := self._amounts.get(event["type"]):
            AMOUNTS.labels(*labels).inc(amount(decode(event["type"], bytes(event["data"]))))

    def _is_out(self, event: Document) -> None:
        self._lanes.settle(event)
        self._window.done(event["_id"])
        retried = self._retried.get(lane_of(event))
        if retried and event["sequence"] == retried.last:
            self._load(self._records.advance(retried.lane, retried.last + 1))

    def _stall(self, refused: Sequence[Document]) -> None:
        """On record first: then the position may move on over what waits behind them."""
        log().warning("events refused", count=len(refused), first=refused[0]["_id"], type=refused[0]["type"])
        again = [self._retried.pop(lane_of(event), None) for event in refused]
        for event, retried in zip(refused, again, strict=True):
            if retried:
                self._records.advance(retried.lane, event["sequence"])
        fresh = [event for event, retried in zip(refused, again, strict=True) if not retried]
        if fresh:
            self._records.stall([_lane_from(event) for event in fresh])
            self._any_stalled = True
        for event in refused:
            for waiting in self._lanes.stop(event):
                self._window.done(waiting["_id"])

    def _save(self) -> None:
        self._saved_at = monotonic()
        oldest = self._window.oldest
        OUTBOX_AGE.set((system_now() - made_at(oldest)).total_seconds() if oldest else 0)
        if self._window.position != self._saved:
            self._saved = self._window.position
            self._records.save(self._saved)


def _lane_from(event: Document) -> StalledLane:
    """Its lane, standing still before it."""
    return StalledLane(lane_of(event), event["tenant"], event["aggregate"], event["sequence"])


def _message(event: Document) -> Outgoing:
    contract = registry().get(event["type"])
    return pack(event, mandatory=contract is not None and bool(contract.consumers))
