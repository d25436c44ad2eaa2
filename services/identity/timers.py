# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to log-ins when time passes, and registers and feeds that come in."""

from typing import Any

from services.chassis import audit_export, files
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.identity.commands import (
    begin_office,
    close_office,
    erase_person,
    expire_client,
    expire_emergency_access,
    expire_session,
    forget_log_in_code,
    forget_reset,
    forget_unknown_login,
    forget_waiting_log_in,
    index_names,
    look_at_erasure,
    look_for_ties,
    press_handover,
    read_feed_file,
    remind_emergency_review,
    settle_file,
    start_feed_pull,
    stop_feed_batch,
    sweep_files,
    tell_feed_changes,
    tell_late_feed,
    warn_client,
    warn_feed_certificate,
    warn_office,
    watch_feeds,
    work_feed_batch,
    write_import,
)
from services.identity.personal import personal
from services.identity.store import (
    CERTIFICATE_ENDS,
    CHANGES,
    CLIENT_ENDS_SOON,
    CLIENT_OVER,
    EMERGENCY,
    ERASE,
    FEED,
    FEED_FILE,
    HANDOVER_DUE,
    IMPORT,
    INDEX,
    LOOK,
    OFFICE_BEGINS,
    OFFICE_ENDS_SOON,
    OFFICE_OVER,
    PULL,
    PULL_AGAIN,
    REVIEW,
    REVIEW_OVERDUE,
    SCHEDULES,
    STILL_LATE,
    SWEEP,
    UNTIED,
    WATCH,
    Tx,
)

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


@timers.on("session.expired")
def session_expired(tx: Tx, session_id: str, data: dict[str, Any]) -> None:
    expire_session.handle(tx, session_id)


@timers.on("unknown_login.forgotten")
def unknown_login_forgotten(tx: Tx, login: str, data: dict[str, Any]) -> None:
    forget_unknown_login.handle(tx, login)


@timers.on("password_reset.forgotten")
def password_reset_forgotten(tx: Tx, account_id: str, data: dict[str, Any]) -> None:
    forget_reset.handle(tx, account_id)


@timers.on(CLIENT_ENDS_SOON)
def client_expires_soon(tx: Tx, client_id: str, data: dict[str, Any]) -> None:
    warn_client.handle(tx, client_id)


@timers.on(CLIENT_OVER)
def client_expired(tx: Tx, client_id: str, data: dict[str, Any]) -> None:
    expire_client.handle(tx, client_id)


@timers.on(EMERGENCY, counted=True)
def emergency_over(tx: Tx, emergency_access_id: str, data: dict[str, Any]) -> None:
    expire_emergency_access.handle(tx, emergency_access_id)


@timers.on(REVIEW)
def emergency_review(tx: Tx, emergency_access_id: str, data: dict[str, Any]) -> None:
    remind_emergency_review.handle(tx, emergency_access_id)


@timers.on(REVIEW_OVERDUE, counted=True)
def emergency_review_overdue(tx: Tx, emergency_access_id: str, data: dict[str, Any]) -> None:
    """Those that are late: as many as there are are shown."""
    remind_emergency_review.handle(tx, emergency_access_id)


@timers.on("log_in_code.forgotten")
def log_in_code_forgotten(tx: Tx, account_id: str, data: dict[str, Any]) -> None:
    forget_log_in_code.handle(tx, account_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@jobs.on(IMPORT)
def registers_import(tx: Tx, job: Job) -> Step:
    return write_import.handle(tx, job)


@jobs.on(FEED, given_up=stop_feed_batch.handle)
def feeds_batch(tx: Tx, job: Job) -> Step:
    return work_feed_batch.handle(tx, job)


@jobs.on(FEED_FILE, given_up=stop_feed_batch.handle)
def feeds_file(tx: Tx, job: Job) -> Step:
    return read_feed_file.handle(tx, job)


@schedules.every(WATCH, lambda tx: tx.now + SCHEDULES[WATCH])
def feeds_watch(tx: Tx) -> bool:
    return watch_feeds.handle(tx)


@timers.on(PULL)
def feed_pull(tx: Tx, source_id: str, data: dict[str, Any]) -> None:
    start_feed_pull.handle(tx, source_id)


@timers.on(PULL_AGAIN, counted=True)
def feed_pull_again(tx: Tx, source_id: str, data: dict[str, Any]) -> None:
    """Those that failed: as many as there are are shown."""
    start_feed_pull.handle(tx, source_id)


@timers.on(CERTIFICATE_ENDS)
def feed_certificate_ends(tx: Tx, source_id: str, data: dict[str, Any]) -> None:
    warn_feed_certificate.handle(tx, source_id)


@timers.on(CHANGES)
def feed_changes(tx: Tx, source_id: str, data: dict[str, Any]) -> None:
    tell_feed_changes.handle(tx, source_id)


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


@timers.on(OFFICE_BEGINS)
def office_begins(tx: Tx, office_id: str, data: dict[str, Any]) -> None:
    begin_office.handle(tx, office_id)


@timers.on(OFFICE_ENDS_SOON)
def office_ends_soon(tx: Tx, office_id: str, data: dict[str, Any]) -> None:
    warn_office.handle(tx, office_id)


@timers.on(OFFICE_OVER, counted=True)
def office_over(tx: Tx, office_id: str, data: dict[str, Any]) -> None:
    close_office.handle(tx, office_id)


@timers.on(HANDOVER_DUE, counted=True)
def handover_due(tx: Tx, handover_id: str, data: dict[str, Any]) -> None:
    press_handover.handle(tx, handover_id)


@timers.on(ERASE)
def erasure_due(tx: Tx, erasure_id: str, data: dict[str, Any]) -> None:
    erase_person.handle(tx, erasure_id)


@timers.on(LOOK, counted=True)
def erasure_look(tx: Tx, erasure_id: str, data: dict[str, Any]) -> None:
    """Requests that are open: as many as there are are shown."""
    look_at_erasure.handle(tx, erasure_id)


@timers.on("schedule.rights.forget")
def requests_forget(tx: Tx, _id: str, data: dict[str, Any]) -> None:
    """Set by a release before: what it did is a rule of `retention` now, and it is not set again."""


@schedules.every(INDEX, lambda tx: tx.now + SCHEDULES[INDEX] if tx.names_are_indexed else tx.now)
def names_index(tx: Tx) -> bool:
    """Once a day, and after an update until all are indexed."""
    return index_names.handle(tx)


@schedules.every(UNTIED, lambda tx: tx.now + SCHEDULES[UNTIED])
def persons_untied(tx: Tx) -> bool:
    """Once a month; those who had no tie for long enough go by the rule `untied` of `retention`."""
    return look_for_ties.handle(tx)
