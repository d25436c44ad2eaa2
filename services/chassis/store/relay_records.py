# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay's own records: how far it is, and which lanes stand still because the broker refused an event.

Of a stalled lane the first event that is not out is on record; it and those behind it are in the log. So the
relay's position may move on, and its memory stays bounded whatever the broker refuses.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pymongo import ASCENDING, IndexModel, UpdateOne

from services.chassis.clock import system_now
from services.chassis.ids import made_at
from services.chassis.store.database import Database, Document
from services.chassis.store.event_feed import Position
from services.chassis.store.event_log import EVENTS

RELAY = "relay"
STALLED = "stalled_lanes"
STALLED_INDEXES = (IndexModel([("next_try_at", ASCENDING)], name="next_try"),)
FIRST_DELAY_SECONDS = 0.5
LONGEST_DELAY_SECONDS = 60.0
LANE_CHUNK = 100
MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class StalledLane:
    """A lane that waits for another try. `sequence` is that of its first event that is not out."""

    name: str
    tenant: str
    aggregate: str
    sequence: int


class RelayRecords:
    """One service's records of its relay."""

    def __init__(self, database: Database) -> None:
        self._events = database.collection(EVENTS)
        self._relay = database.collection(RELAY)
        self._stalled = database.collection(STALLED)

    def position(self) -> Position:
        """Where the relay goes on; the log's beginning if it has never run."""
        found = self._relay.find_one({"_id": "position"})
        return Position(found["token"], found["at"], found["newest"]) if found else Position()

    def save(self, position: Position) -> None:
        document = {"token": position.token, "at": position.at, "newest": position.newest}
        self._relay.replace_one({"_id": "position"}, document, upsert=True)

    def behind(self) -> Document:
        """Which of the log's events the relay has not come to: by id, so nearly by commit."""
        return {"_id": {"$gt": self.position().newest}}

    def waiting(self) -> int:
        """How many events are not out, stalled lanes aside; counted no further than 10,000."""
        return self._events.count_documents(self.behind(), limit=MOST_COUNTED)

    def oldest_waiting(self) -> datetime | None:
        """When the oldest of them was recorded."""
        found = self._events.find(self.behind(), {"_id": 1}).sort("_id", ASCENDING).limit(1)
        return next((made_at(event["_id"]) for event in found), None)

    def stalled_count(self) -> int:
        """How many lanes stand still; counted no further than 10,000."""
        return self._stalled.count_documents({}, limit=MOST_COUNTED)

    def stalled_among(self, lanes: Collection[str]) -> set[str]:
        return {found["_id"] for found in self._stalled.find({"_id": {"$in": list(lanes)}}, {"_id": 1})}

    def stall(self, lanes: Sequence[StalledLane]) -> None:
        """Keep these on record. A lane that is on record already stays at its earlier event."""
        now = system_now()
        first = {"attempts": 1, "since": now, "next_try_at": now + timedelta(seconds=FIRST_DELAY_SECONDS)}
        self._stalled.bulk_write(
            [
                UpdateOne(
                    {"_id": lane.name, "tenant": lane.tenant},
                    {
                        "$min": {"sequence": lane.sequence},
                        "$setOnInsert": {"aggregate": lane.aggregate, **first},
                    },
                    upsert=True,
                )
                for lane in lanes
            ],
            ordered=False,
        )

    def claim_due(self, most: int) -> list[StalledLane]:
        """Lanes whose next try has come. The one after it is set before: failing needs no write."""
        now = system_now()
        found = list(
            self._stalled.find({"next_try_at": {"$lte": now}}).sort("next_try_at", ASCENDING).limit(most)
        )
        if found:
            self._stalled.bulk_write([_postponed(document, now) for document in found], ordered=False)
        return [StalledLane(d["_id"], d["tenant"], d["aggregate"], d["sequence"]) for d in found]

    def events_of(self, lane: StalledLane) -> list[Document]:
        """The lane's next events, some of many."""
        where = {"tenant": lane.tenant, "aggregate": lane.aggregate, "sequence": {"$gte": lane.sequence}}
        return list(self._events.find(where).sort("sequence", ASCENDING).limit(LANE_CHUNK))

    def advance(self, lane: StalledLane, sequence: int) -> StalledLane:
        """The lane's events before this sequence are out."""
        self._stalled.update_one(_same(lane), {"$set": {"sequence": sequence, "attempts": 0}})
        return replace(lane, sequence=sequence)

    def release(self, lane: StalledLane) -> None:
        """All of the lane is out. One that another relay put on record since then stays."""
        self._stalled.delete_one(_same(lane))


def _same(lane: StalledLane) -> Document:
    """As it was read: another relay may have changed it since."""
    return {"_id": lane.name, "tenant": lane.tenant, "sequence": lane.sequence}


def _postponed(document: Document, now: datetime) -> UpdateOne:
    delay = min(FIRST_DELAY_SECONDS * 2 ** document["attempts"], LONGEST_DELAY_SECONDS)
    change = {"$set": {"next_try_at": now + timedelta(seconds=delay)}, "$inc": {"attempts": 1}}
    return UpdateOne({"_id": document["_id"], "tenant": document["tenant"]}, change)
