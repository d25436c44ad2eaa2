# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to files, cases and publications when time passes."""

from datetime import datetime
from typing import Any

from services.chassis import audit_export, files, published_log
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.reckoning import RECKON, RECKON_ALL, every_district
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.credit.commands import (
    end_publicity,
    press_appeal,
    press_case,
    press_handover,
    publish_quarter,
    reckon_deadlines,
    recount_file,
    rerate_files,
    seal_log,
    settle_file,
    sweep_files,
)
from services.credit.domain.periods import next_quarter
from services.credit.domain.scoring import DAY
from services.credit.domain.timer_kinds import APPEAL, CASE, HANDOVER, PUBLICITY, RECOUNT, RERATE
from services.credit.personal import personal
from services.credit.store import Tx

timers = Timers()
schedules = Schedules(timers)
jobs = Jobs(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


@timers.on(RECOUNT)
def file_recount(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    recount_file.handle(tx, file_id)


@timers.on(RERATE)
def rules_apply(tx: Tx, _id: str, data: dict[str, Any]) -> None:
    rerate_files.handle(tx, data["place"], data["position"])


@timers.on(CASE, counted=True)
def case_deadline(tx: Tx, case_id: str, _data: dict[str, Any]) -> None:
    press_case.handle(tx, case_id)


@timers.on(APPEAL, counted=True)
def appeal_deadline(tx: Tx, appeal_id: str, _data: dict[str, Any]) -> None:
    press_appeal.handle(tx, appeal_id)


@timers.on(HANDOVER)
def handover_deadline(tx: Tx, handover_id: str, _data: dict[str, Any]) -> None:
    press_handover.handle(tx, handover_id)


@timers.on(PUBLICITY, counted=True)
def publicity_end(tx: Tx, publication_id: str, _data: dict[str, Any]) -> None:
    end_publicity.handle(tx, publication_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


def after_the_quarter(tx: Tx) -> datetime:
    """When the office opens for the first time in the next quarter."""
    return tx.calendar.next_opening(tx.calendar.end_of_period(next_quarter(tx.today) - DAY))


@schedules.every("ratings.quarter", after_the_quarter)
def quarter_over(tx: Tx) -> bool:
    """On the first working day of a quarter: the ratings of the last day of the one before."""
    return publish_quarter.handle(tx)


@schedules.every(published_log.SEAL, published_log.next_minute)
def log_seal(tx: Tx) -> bool:
    """At every full minute."""
    return seal_log.handle(tx)


@schedules.every("files.sweep", lambda tx: tx.calendar.next_opening(tx.now))
def files_sweep(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return sweep_files.handle(tx)


@jobs.on(RECKON)
def deadlines_reckon(tx: Tx, job: Job) -> Step:
    return reckon_deadlines.handle(tx, job)


@jobs.on(RECKON_ALL)
def deadlines_reckon_all(tx: Tx, job: Job) -> Step:
    return every_district(tx, job)
