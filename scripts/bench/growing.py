# SPDX-License-Identifier: AGPL-3.0-or-later
"""Growth: the platform's own look-ups with few and with many rows stored, by time and by query plan.

Rows are added to the same collections from step to step. What a look-up returns stays the same, so a bounded
one takes the same time at every step. The machine does not: each is measured in turn with a fixed look-up in
a collection that never grows, and compared with that. A page is measured twice: of a district of 500 rows
among more and more districts, as a platform grows, and of one that itself grows to a tenth of all rows.
"""

from collections.abc import Callable, Sized
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from scripts.bench.filling import documents, stored
from scripts.bench.outcome import Outcome
from scripts.bench.progress import Progress
from scripts.bench.query_plan import Listener
from scripts.bench.run import Run
from scripts.bench.subjects import service
from scripts.bench.subjects.service import SenderTx, Thing
from scripts.bench.watching import LookUp, Watch
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.store.event_feed import Position as FeedPosition
from services.chassis.store.positions import POSITIONS, Position, Positions
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.store import system_principal
from services.chassis.store.timers import TimerQueue

BATCH = 200
PAGE = 50
DISTRICT_ROWS = 500
CROWDED_SHARE = 10
CROWDED = "crowded"
INSERTED = 2_000
Document = dict[str, Any]


@dataclass
class Grown:
    """A database that gets more and more rows; `listener` hears the queries that the chassis sends."""

    store: Store[SenderTx]
    listener: Listener
    rows: int = 0
    some_lanes: list[str] = field(default_factory=list)


def growing(run: Run) -> Outcome:
    """Each look-up's time at every number of rows, as a ratio to that at the first."""
    listener = Listener()
    grown = Grown(service.sender(service.settings(run.servers.corner())), listener)
    _wait(grown)
    watch = Watch(grown.store.database, listener, frozenset({"list_page_of_growing"}))
    for rows in run.sizes.rows:
        seconds = _load(run, grown, rows)
        run.say(f"  {rows:,} rows in each collection, loaded in {seconds:,.0f} s")
        watch.take(run, _look_ups(grown))
    outcome = Outcome("Time of a look-up by number of stored rows", "ms")
    watch.tell(outcome, run.sizes.rows)
    return outcome


def _wait(grown: Grown) -> None:
    """What the scans find, at every step the same: one batch of due timers."""
    database = grown.store.database
    due = system_now() - timedelta(hours=1)
    database.collection("timers").insert_many([_timer(due) for _ in range(BATCH)])


def _load(run: Run, grown: Grown, rows: int) -> float:
    """Add rows to every collection, outside of transactions, until each has so many."""
    began = monotonic()
    later = system_now() + timedelta(days=30)
    makers: dict[str, Callable[[int], Document]] = {
        "events": lambda _: documents(1)[0],
        "timers": lambda number: _timer(later + timedelta(seconds=number)),
        POSITIONS: lambda _: _lane(),
        "things": lambda number: _thing(number, rows),
    }
    for name, make in makers.items():
        collection = grown.store.database.collection(name)
        told = Progress(run.say, name, rows)
        for start in range(grown.rows, rows, INSERTED):
            block = [make(number) for number in range(start, min(start + INSERTED, rows))]
            collection.insert_many(block, ordered=False)
            told(start)
            if name == POSITIONS:
                grown.some_lanes = [document["_id"] for document in block[:BATCH]]
            if name == "events":
                behind = FeedPosition(newest=sorted(document["_id"] for document in block)[-BATCH - 1])
                RelayRecords(grown.store.database).save(behind)
    grown.rows = rows
    return monotonic() - began


def _lane() -> Document:
    lane = f"{service.TENANT}/thing/{new_id()}"
    return {"_id": lane, "tenant": service.TENANT, "version": 1, "sequence": 1, "window": 1}


def _timer(due: datetime) -> Document:
    return {
        "_id": new_id(),
        "tenant": service.TENANT,
        "kind": "bench",
        "aggregate_id": "x",
        "due_at": due,
        "next_try_at": due,
        "data": {},
        "attempts": 0,
    }


def _thing(number: int, rows: int) -> Document:
    tenant = CROWDED if number % CROWDED_SHARE == 0 else f"district-{number // DISTRICT_ROWS}"
    return stored(SenderTx.things, tenant, Thing(new_id(), "a thing", number))


def _look_ups(grown: Grown) -> dict[str, LookUp]:
    database = grown.store.database
    timers, relay = TimerQueue(database, BATCH, 3), RelayRecords(database)
    positions = Positions(database, 0)
    lanes = grown.some_lanes[: BATCH // 2] + [_lane()["_id"] for _ in range(BATCH // 2)]
    pairs = [(lane, service.TENANT) for lane in lanes]
    return {
        "list_page": lambda: _page(grown, "district-0"),
        "list_page_of_growing": lambda: _page(grown, CROWDED),
        "timer_claim": lambda: _all(timers.look(system_now()).due, BATCH),
        "inbox_look_up": lambda: _all(_stored(positions.load(pairs, None)), BATCH // 2),
        "relay_lag": lambda: _all(range(relay.waiting()), BATCH),
    }


def _stored(found: dict[str, Position]) -> list[Position]:
    return [position for position in found.values() if position.version]


def _page(grown: Grown, tenant: str) -> None:
    tx = grown.store.reader(system_principal(tenant, "bench"))
    _all(tx.things.page({}, sort="count", limit=PAGE).items, PAGE)


def _all(found: Sized, count: int) -> None:
    """A look-up that finds less than it should measures nothing."""
    if len(found) != count:
        raise RuntimeError(f"found {len(found)} of {count}")
