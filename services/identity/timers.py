# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to log-ins when time passes, and registers that come in."""

from typing import Any

from services.chassis import files
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.identity.commands import (
    erase_person,
    expire_session,
    forget_requests,
    forget_reset,
    forget_unknown_login,
    forget_waiting_log_in,
    settle_file,
    sweep_files,
    write_import,
)
from services.identity.personal import personal
from services.identity.store import ERASE, IMPORT, SWEEP, SWEEP_EVERY, Tx
from services.identity.store.rights import FORGET

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


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@jobs.on(IMPORT)
def registers_import(tx: Tx, job: Job) -> Step:
    return write_import.handle(tx, job)


@schedules.every(SWEEP, lambda tx: tx.now + SWEEP_EVERY)
def files_sweep(tx: Tx) -> bool:
    """Every few hours."""
    return sweep_files.handle(tx)


@timers.on("waiting_log_in.forgotten")
def waiting_log_in_forgotten(tx: Tx, waiting_id: str, data: dict[str, Any]) -> None:
    forget_waiting_log_in.handle(tx, waiting_id)


@timers.on(ERASE)
def erasure_due(tx: Tx, erasure_id: str, data: dict[str, Any]) -> None:
    erase_person.handle(tx, erasure_id)


@schedules.every(FORGET, lambda tx: tx.now + SWEEP_EVERY)
def requests_forget(tx: Tx) -> bool:
    """Every few hours."""
    return forget_requests.handle(tx)
