# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much waits to go back to a source, and when it fetched last."""

from dataclasses import dataclass
from datetime import datetime

from services.identity.domain import feed_changes
from services.identity.domain.authority import Permission
from services.identity.store import Tx

MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """`waiting`: how many lines, ten thousand at most; `new`: those not fetched yet; `since`: the first."""

    source: str
    name: str
    waiting: int
    new: int
    since: datetime | None
    position: str
    fetched_at: datetime | None
    told_at: datetime | None


def show_feed_waiting(tx: Tx, source: str) -> Waiting:
    """What waits to go back to a source, without what it says."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    state = tx.feed_sources.get(source)
    first = tx.changes_behind(source, 0, 1)
    return Waiting(
        source,
        tx.feed_contracts.get(source).name,
        tx.feed_changes.count({"source": source}, limit=MOST_COUNTED),
        tx.count_behind(source, state.fetched_to, MOST_COUNTED),
        first[0].since if first else None,
        feed_changes.to_position(source, state.changed),
        state.fetched_at,
        state.told_at,
    )
