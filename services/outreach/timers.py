# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens when time passes: events go on their way, are sent, and one day are forgotten."""

from typing import Any

from services.chassis.schedules import Schedules
from services.chassis.timers import Timers
from services.outreach.commands import expire_feed, go_on_replaying, spread_events, start_sending
from services.outreach.store import REPLAY, SEND, SPREAD, Tx

timers = Timers()
schedules = Schedules(timers)


@timers.on(SPREAD)
def feed_spread(tx: Tx, aggregate: str, _data: dict[str, Any]) -> None:
    spread_events.handle(tx, aggregate)


@timers.on(SEND)
def endpoint_send(tx: Tx, endpoint_id: str, _data: dict[str, Any]) -> None:
    start_sending.handle(tx, endpoint_id)


@timers.on(REPLAY)
def endpoint_replay(tx: Tx, endpoint_id: str, data: dict[str, Any]) -> None:
    go_on_replaying.handle(tx, endpoint_id, data["after"], data["until"], failed=bool(data["failed"]))


@schedules.every("feed.expire", lambda tx: tx.calendar.next_opening(tx.now))
def feed_expire(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return expire_feed.handle(tx)
