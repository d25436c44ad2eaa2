# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to money when time passes, what is done again and again, and long work."""

from typing import Any

from services.chassis import published_log
from services.chassis.jobs import Jobs, Step
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.finance.commands import expire_hold, seal_log, write_journal
from services.finance.store import EXPIRE, JOURNAL, Tx

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)


@timers.on(EXPIRE)
def hold_expires(tx: Tx, hold_id: str, _data: dict[str, Any]) -> None:
    expire_hold.handle(tx, hold_id)


@jobs.on(JOURNAL)
def journal_export(tx: Tx, job: Job) -> Step:
    return write_journal.handle(tx, job)


@schedules.every(published_log.SEAL, published_log.next_minute)
def log_seal(tx: Tx) -> bool:
    """At every full minute."""
    return seal_log.handle(tx)
