# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to orders when time passes, what is done again and again, and long work."""

from typing import Any

from services.chassis import audit_export, files
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.reckoning import RECKON, RECKON_ALL, every_district
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.dispatch.commands import (
    end_venue_booking,
    expire_exports,
    expire_points,
    forget_lead_persons,
    lapse_need,
    lapse_redemption,
    reckon_deadlines,
    release_orders,
    settle_file,
    sweep_files,
    tell_filter,
    watch_loan,
    watch_order,
    watch_round,
    write_export,
    write_import,
)
from services.dispatch.personal import personal
from services.dispatch.store import EXPORT, IMPORT, WATCH, Tx
from services.dispatch.store.activities import NEED
from services.dispatch.store.filters import TELL
from services.dispatch.store.incidents import RELEASE
from services.dispatch.store.points import COLLECT, EXPIRE
from services.dispatch.store.rounds import ROUND
from services.dispatch.store.tools import LOAN
from services.dispatch.store.venues import BOOKING

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


@timers.on(WATCH)
def order_watch(tx: Tx, order_id: str, _data: dict[str, Any]) -> None:
    watch_order.handle(tx, order_id)


@timers.on(ROUND)
def round_watch(tx: Tx, round_id: str, _data: dict[str, Any]) -> None:
    watch_round.handle(tx, round_id)


@timers.on(RELEASE)
def incident_release(tx: Tx, incident_id: str, _data: dict[str, Any]) -> None:
    release_orders.handle(tx, incident_id)


@timers.on(EXPIRE)
def points_expire(tx: Tx, person_id: str, _data: dict[str, Any]) -> None:
    expire_points.handle(tx, person_id)


@timers.on(COLLECT)
def redemption_collect(tx: Tx, redemption_id: str, _data: dict[str, Any]) -> None:
    lapse_redemption.handle(tx, redemption_id)


@timers.on(LOAN)
def loan_watch(tx: Tx, loan_id: str, _data: dict[str, Any]) -> None:
    watch_loan.handle(tx, loan_id)


@timers.on(BOOKING)
def venue_booking_end(tx: Tx, venue_booking_id: str, _data: dict[str, Any]) -> None:
    end_venue_booking.handle(tx, venue_booking_id)


@timers.on(NEED)
def need_lapse(tx: Tx, need_id: str, _data: dict[str, Any]) -> None:
    lapse_need.handle(tx, need_id)


@timers.on(TELL)
def filter_tell(tx: Tx, saved_filter_id: str, _data: dict[str, Any]) -> None:
    tell_filter.handle(tx, saved_filter_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@jobs.on(EXPORT)
def orders_export(tx: Tx, job: Job) -> Step:
    return write_export.handle(tx, job)


@jobs.on(IMPORT)
def orders_import(tx: Tx, job: Job) -> Step:
    return write_import.handle(tx, job)


@jobs.on(RECKON)
def deadlines_reckon(tx: Tx, job: Job) -> Step:
    return reckon_deadlines.handle(tx, job)


@jobs.on(RECKON_ALL)
def deadlines_reckon_all(tx: Tx, job: Job) -> Step:
    return every_district(tx, job)


@schedules.every("exports.expire", lambda tx: tx.calendar.next_opening(tx.now))
def exports_expire(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return expire_exports.handle(tx)


@schedules.every("files.sweep", lambda tx: tx.calendar.next_opening(tx.now))
def files_sweep(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return sweep_files.handle(tx)


@schedules.every("members_lead.forget", lambda tx: tx.calendar.next_opening(tx.now))
def members_lead_forget(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return forget_lead_persons.handle(tx)
