# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to log-ins when time passes, and registers and feeds that come in."""

from typing import Any

from services.chassis import files
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.identity.commands import (
    erase_person,
    expire_client,
    expire_emergency_access,
    expire_session,
    forget_log_in_code,
    forget_requests,
    forget_reset,
    forget_unknown_login,
    forget_waiting_log_in,
    read_feed_file,
    settle_file,
    sweep_files,
    tell_late_feed,
    warn_client,
    watch_feeds,
    work_feed_batch,
    write_import,
)
from services.identity.personal import personal
from services.identity.store import (
    EMERGENCY,
    ERASE,
    FEED,
    FEED_FILE,
    FORGET,
    IMPORT,
    SCHEDULES,
    STILL_LATE,
    SWEEP,
    WATCH,
    Tx,
)

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)
personal.serve(jobs, timers)


@timers.on("session.expired")
def session_expired(tx: Tx, session_id: str, data: dict[str, Any]) -> None:
    expire_session.handle(tx, session_id)


@timers.on("unknown_login.forgotten")
def unknown_login_forgotten(tx: Tx, login: str, data: dict[str, Any]) -> None:
    forget_unknown_login.handle(tx, login)


@timers.on("password_reset.forgotten")
def password_reset_forgotten(tx: Tx, account_id: str, data: dict[str, Any]) -> None:
    forget_reset.handle(tx, account_id)


@timers.on("client.expires_soon")
def client_expires_soon(tx: Tx, client_id: str, data: dict[str, Any]) -> None:
    warn_client.handle(tx, client_id)


@timers.on("client.expired")
def client_expired(tx: Tx, client_id: str, data: dict[str, Any]) -> None:
    expire_client.handle(tx, client_id)


@timers.on(EMERGENCY, counted=True)
def emergency_over(tx: Tx, emergency_access_id: str, data: dict[str, Any]) -> None:
    expire_emergency_access.handle(tx, emergency_access_id)


@timers.on("log_in_code.forgotten")
def log_in_code_forgotten(tx: Tx, account_id: str, data: dict[str, Any]) -> None:
    forget_log_in_code.handle(tx, account_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@jobs.on(IMPORT)
def registers_import(tx: Tx, job: Job) -> Step:
    return write_import.handle(tx, job)


@jobs.on(FEED)
def feeds_batch(tx: Tx, job: Job) -> Step:
    return work_feed_batch.handle(tx, job)


@jobs.on(FEED_FILE)
def feeds_file(tx: Tx, job: Job) -> Step:
    return read_feed_file.handle(tx, job)


@schedules.every(WATCH, lambda tx: tx.now + SCHEDULES[WATCH])
def feeds_watch(tx: Tx) -> bool:
    return watch_feeds.handle(tx)


@timers.on(STILL_LATE, counted=True)
def feed_still_late(tx: Tx, source_id: str, data: dict[str, Any]) -> None:
    tell_late_feed.handle(tx, source_id)


@schedules.every(SWEEP, lambda tx: tx.now + SCHEDULES[SWEEP])
def files_sweep(tx: Tx) -> bool:
    """Every few hours."""
    return sweep_files.handle(tx)


@timers.on("waiting_log_in.forgotten")
def waiting_log_in_forgotten(tx: Tx, waiting_id: str, data: dict[str, Any]) -> None:
    forget_waiting_log_in.handle(tx, waiting_id)


@timers.on(ERASE)
def erasure_due(tx: Tx, erasure_id: str, data: dict[str, Any]) -> None:
    erase_person.handle(tx, erasure_id)


@schedules.every(FORGET, lambda tx: tx.now + SCHEDULES[FORGET])
def requests_forget(tx: Tx) -> bool:
    """Every few hours."""
    return forget_requests.handle(tx)
