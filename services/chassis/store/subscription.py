# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service's inbox is made of, on record in its own database: how many queues, which event types.

Releases are told apart by the types that they consume; the later they first appeared here, the newer they
are. So an older worker beside a newer one, or after a roll-back, takes nothing away that the newer one wants.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.chassis.store.database import Database, Document
from services.chassis.store.errors import Contention

SUBSCRIPTIONS = "subscriptions"
_INBOX = {"_id": "inbox"}
TRIES = 5


@dataclass(frozen=True, slots=True)
class Subscribed:
    """The record.

    Attributes:
        queues: how many queues are bound.
        target: how many they shall be, while that is being changed; else 0.
        paused_until: nobody consumes before then; None: all do.
        releases: the types that each release consumes, oldest release first.

    """

    queues: int
    target: int = 0
    paused_until: datetime | None = None
    releases: tuple[frozenset[str], ...] = ()

    @property
    def consumed_queues(self) -> int:
        """From how many queues workers take: while their number changes, from all."""
        return max(self.queues, self.target)

    def is_paused(self, now: datetime) -> bool:
        return self.paused_until is not None and now < self.paused_until

    def dropped(self, types: Iterable[str]) -> frozenset[str]:
        """What older releases than that with these `types` consumed, and neither it nor a newer one does."""
        mine = frozenset(types)
        if mine not in self.releases:
            return frozenset()
        place = self.releases.index(mine)
        return frozenset().union(*self.releases[:place]) - frozenset().union(*self.releases[place:])


class Subscription:
    """The record of one service."""

    def __init__(self, database: Database) -> None:
        self._collection = database.collection(SUBSCRIPTIONS)

    def read(self) -> Subscribed | None:
        """The record, None before the first worker has started."""
        found = self._collection.find_one(_INBOX)
        return _subscribed(found) if found else None

    def join(self, types: Sequence[str], first_queues: int) -> Subscribed:
        """A worker that consumes these types begins; `first_queues`: if it is the very first.

        Of two that make the record at once one comes too late, and finds it at the next try.
        """
        change = {
            "$setOnInsert": {"queues": first_queues, "target": 0},
            "$addToSet": {"releases": " ".join(sorted(types))},
        }
        for _ in range(TRIES):
            with suppress(DuplicateKeyError):
                changed = self._collection.find_one_and_update(
                    _INBOX, change, upsert=True, return_document=ReturnDocument.AFTER
                )
                if changed:
                    return _subscribed(changed)
        raise Contention

    def aim(self, queues: int) -> None:
        """The number of queues is being changed: from now on workers consume the new ones too."""
        self._collection.update_one(_INBOX, {"$set": {"target": queues}})

    def pause(self, until: datetime | None) -> None:
        """Let nobody consume until then; None: at once again."""
        self._collection.update_one(_INBOX, {"$set": {"paused_until": until}})

    def settle(self, queues: int) -> None:
        """The number of queues was changed."""
        self._collection.update_one(_INBOX, {"$set": {"queues": queues, "target": 0}})


def _subscribed(document: Document) -> Subscribed:
    releases = tuple(frozenset(types.split()) for types in document["releases"])
    return Subscribed(document["queues"], document["target"], document.get("paused_until"), releases)
