# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of other authorities' feeds: contracts, batches, what sources say, and what must be asked."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from services.chassis.store import Collection, Index
from services.chassis.store.paging import sortable
from services.chassis.values import NotFound
from services.identity.domain.feed_batches import BatchState, FeedBatch, FeedRow
from services.identity.domain.feed_changes import FeedChange
from services.identity.domain.feed_conflicts import FeedConflict
from services.identity.domain.feed_contracts import FeedContract, FeedSource
from services.identity.domain.feed_origins import FeedSubject
from services.identity.domain.feed_pulls import FeedPull
from services.identity.domain.feed_records import FeedRecord
from services.identity.store.rights import RightsUnit

FEED, FEED_FILE = "feeds.batch", "feeds.file"
"""The kinds of the jobs that apply a batch's rows and end what a snapshot lacks, and that read its file."""
WATCH, WATCH_EVERY = "feeds.watch", timedelta(minutes=15)
"""The schedule by which sources that are late are found."""
STILL_LATE, TOLD_AGAIN = "feed.still_late", timedelta(days=7)
"""The timer that a source has for as long as it is late: it is told of again, and counted meanwhile."""
PULL, PULL_AGAIN = "feed.pull", "feed.pull_again"
"""The timers by which a source is asked as the contract says, and after it failed: those are counted."""
CHANGES = "feed.changes"
"""The timer by which it is told that something waits for a source."""
CERTIFICATE_ENDS = "feed.certificate_ends"
MOST_SNAPSHOTS = 500
"""So many of a source's last snapshots count."""


class FeedsUnit(RightsUnit):
    """The part of identity's `Tx` that is about feeds."""

    feed_contracts = Collection(FeedContract, "feed_contracts", indexes=(Index("current", "_id"),))
    feed_sources = Collection(FeedSource, "feed_sources")
    feed_pulls = Collection(FeedPull, "feed_pulls")
    feed_batches = Collection(
        FeedBatch,
        "feed_batches",
        orderings=("as_of", "opened_at"),
        indexes=(
            Index("name_taken", unique=True),
            Index("moment_taken", unique=True),
            Index("by_opened_at"),
            Index("source", "by_opened_at"),
            Index("source", "state"),
            Index("source", "snapshot", "by_as_of"),
        ),
    )
    feed_rows = Collection(
        FeedRow,
        "feed_rows",
        indexes=(Index("batch_id", "_id"), Index("batch_id", "result", "_id")),
    )
    feed_records = Collection(
        FeedRecord,
        "feed_records",
        orderings=("seen_at",),
        indexes=(
            Index("subject", "_id"),
            Index("holder", "_id"),
            Index("key", "_id"),
            Index("source", "open", "by_seen_at"),
            Index("source", "by_seen_at"),
        ),
    )
    feed_subjects = Collection(FeedSubject, "feed_subjects", indexes=(Index("about_id", "_id"),))
    feed_conflicts = Collection(
        FeedConflict,
        "feed_conflicts",
        orderings=("raised_at",),
        indexes=(
            Index("ask", unique=True),
            Index("subject", "_id"),
            Index("about_id", "_id"),
            Index("person_id", "_id"),
            Index("state", "by_raised_at"),
            Index("source", "state", "by_raised_at"),
        ),
    )

    feed_changes = Collection(
        FeedChange,
        "feed_changes",
        orderings=("position",),
        indexes=(Index("source", "by_position"), Index("record_id"), Index("key"), Index("about_ids", "_id")),
    )

    def changes_behind(self, source: str, number: int, limit: int) -> list[FeedChange]:
        """What waits for a source behind a position, in order."""
        return self.feed_changes.list(_behind(source, number), sort="position", limit=limit)

    def count_behind(self, source: str, number: int, most: int) -> int:
        """How many those are, counting no further than `most`."""
        return self.feed_changes.count(_behind(source, number), limit=most)

    def batch_of(self, source: str, batch_id: str) -> FeedBatch:
        """The batch, if it is the source's. Raises NotFound."""
        batch = self.feed_batches.get(batch_id)
        if batch.source != source:
            raise NotFound("feed_batch", batch_id)
        return batch

    def snapshots(self, source: str) -> list[datetime]:
        """The moments of the whole snapshots of a source that count."""
        found = self.feed_batches.list(
            {"source": source, "snapshot": True}, sort="-as_of", limit=MOST_SNAPSHOTS
        )
        return [batch.as_of for batch in found]

    def pull_counts(self, pull: FeedPull) -> bool:
        """Whether the batch that the last answer became was not discarded: else it is fetched anew."""
        batch = self.feed_batches.find(pull.batch_id) if pull.batch_id else None
        return batch is not None and batch.state is not BatchState.DISCARDED

    def ask_again(self, pull: FeedPull, at: datetime) -> FeedPull:
        """Keep what came of asking a source, and have it asked then."""
        kept = replace(pull, next_at=at)
        self.feed_pulls.put(kept)
        self.set_pull(kept, at)
        return kept

    def set_pull(self, pull: FeedPull, at: datetime) -> None:
        """Have a source asked then, and not at another moment; those that fail have a timer of their own."""
        self.timers.cancel(PULL if pull.failing else PULL_AGAIN, pull.id)
        self.timers.set(PULL_AGAIN if pull.failing else PULL, pull.id, at)


def _behind(source: str, number: int) -> dict[str, Any]:
    return {"source": source, "by_position": {"$gt": sortable(number, "~")}}
