# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens when time passes: events and messages go on their way, are sent, and forgotten."""

from typing import Any

from services.chassis import audit_export, files
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs
from services.chassis.schedules import Schedules
from services.chassis.timers import Timers
from services.outreach.commands import (
    enrol_households,
    expire_feed,
    go_on_replaying,
    remind_voters,
    send_digest,
    settle_file,
    spread_events,
    start_channel,
    start_sending,
    sweep_files,
    tell_people,
)
from services.outreach.personal import personal
from services.outreach.store import CHANNEL_DUE, DIGEST_DUE, ENROL, REMIND, REPLAY, SEND, SPREAD, TELL, Tx

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


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


@timers.on(TELL)
def telling_go_on(tx: Tx, telling_id: str, data: dict[str, Any]) -> None:
    tell_people.handle(tx, telling_id, data["after"], data["homes"])


@timers.on(CHANNEL_DUE)
def channel_send(tx: Tx, channel: str, _data: dict[str, Any]) -> None:
    start_channel.handle(tx, channel)


@timers.on(DIGEST_DUE)
def digest_send(tx: Tx, person_id: str, _data: dict[str, Any]) -> None:
    send_digest.handle(tx, person_id)


@timers.on(REMIND)
def vote_remind(tx: Tx, aggregate: str, _data: dict[str, Any]) -> None:
    remind_voters.handle(tx, aggregate)


@timers.on(ENROL)
def notice_enrol(tx: Tx, notice_id: str, data: dict[str, Any]) -> None:
    enrol_households.handle(tx, notice_id, data["after"])


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@schedules.every("files.sweep", lambda tx: tx.calendar.next_opening(tx.now))
def files_sweep(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return sweep_files.handle(tx)
