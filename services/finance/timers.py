# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to money when time passes, what is done again and again, and long work."""

from datetime import date, datetime, timedelta
from typing import Any

from services.chassis import audit_export, files, published_log
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.reckoning import RECKON, RECKON_ALL, every_district
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.chassis.values import OrgPath
from services.finance.commands import (
    ask_settlement,
    bill_rents,
    bill_waiting_orders,
    count_payers,
    count_review,
    draw_statement,
    end_publicity,
    expire_hold,
    fetch_settlement,
    forget_lead_payers,
    open_bids,
    press_case,
    press_grant,
    rank_payers,
    reckon_deadlines,
    reconcile_settlement,
    remind_bills,
    seal_log,
    send_refund,
    settle_file,
    sweep_files,
    watch_arrears,
    watch_bill_hold,
    watch_statements,
    write_bills,
    write_journal,
)
from services.finance.domain.statements import Tally
from services.finance.domain.timer_kinds import (
    ARREARS,
    BILL_HOLD,
    BILLING,
    CASE,
    COUNT_PAYERS,
    DRAW,
    EXPIRE,
    FETCH,
    GRANT_REPORT,
    JOURNAL,
    OPEN_BIDS,
    PAID_ORDERS,
    PUBLICITY,
    RANK_PAYERS,
    RECONCILE,
    REFUND,
    REVIEW,
    STATEMENTS,
)
from services.finance.personal import personal
from services.finance.store import Tx

timers = Timers()
jobs = Jobs(timers)
schedules = Schedules(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


@timers.on(EXPIRE)
def hold_expires(tx: Tx, hold_id: str, _data: dict[str, Any]) -> None:
    expire_hold.handle(tx, hold_id)


@timers.on(DRAW, counted=True)
def statement_draw(tx: Tx, statement_id: str, data: dict[str, Any]) -> None:
    draw_statement.handle(tx, statement_id, data["position"])


@timers.on(REVIEW, counted=True)
def statement_review(tx: Tx, statement_id: str, data: dict[str, Any]) -> None:
    count_review.handle(tx, statement_id, data["position"], Tally(data["count"], data["stars"]))


@timers.on(CASE, counted=True)
def case_late(tx: Tx, case_id: str, _data: dict[str, Any]) -> None:
    press_case.handle(tx, case_id)


@timers.on(PUBLICITY, counted=True)
def publicity_end(tx: Tx, publication_id: str, _data: dict[str, Any]) -> None:
    end_publicity.handle(tx, publication_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@schedules.every("files.sweep", lambda tx: tx.calendar.next_opening(tx.now))
def files_sweep(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return sweep_files.handle(tx)


@timers.on(REFUND)
def payment_refund(tx: Tx, payment_id: str, _data: dict[str, Any]) -> None:
    send_refund.handle(tx, payment_id)


@schedules.every("bills.remind", lambda tx: tx.calendar.next_opening(tx.now))
def bills_remind(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return remind_bills.handle(tx)


@timers.on(BILL_HOLD)
def bill_hold_watch(tx: Tx, hold_id: str, _data: dict[str, Any]) -> None:
    watch_bill_hold.handle(tx, hold_id)


@timers.on(ARREARS)
def arrears_watch(tx: Tx, _id: str, data: dict[str, Any]) -> None:
    watch_arrears.handle(tx, data["position"])


@schedules.every("arrears.watch.daily", lambda tx: tx.calendar.next_opening(tx.now))
def arrears_daily(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    watch_arrears.handle(tx, "")
    return True


@timers.on(PAID_ORDERS)
def waiting_orders_bill(tx: Tx, place: str, data: dict[str, Any]) -> None:
    bill_waiting_orders.handle(tx, OrgPath(place), data["position"])


@timers.on(STATEMENTS)
def statements_watch(tx: Tx, _id: str, data: dict[str, Any]) -> None:
    watch_statements.handle(tx, data["position"])


@timers.on(GRANT_REPORT)
def grant_late(tx: Tx, grant_id: str, _data: dict[str, Any]) -> None:
    press_grant.handle(tx, grant_id)


@timers.on(OPEN_BIDS)
def bids_open(tx: Tx, call_id: str, _data: dict[str, Any]) -> None:
    open_bids.handle(tx, call_id)


@timers.on(FETCH)
def settlement_fetch(tx: Tx, day: str, _data: dict[str, Any]) -> None:
    fetch_settlement.handle(tx, date.fromisoformat(day))


@timers.on(RECONCILE)
def settlement_reconcile(tx: Tx, settlement_id: str, data: dict[str, Any]) -> None:
    reconcile_settlement.handle(tx, settlement_id, data["position"])


@timers.on(RANK_PAYERS)
def payers_rank(tx: Tx, run_id: str, data: dict[str, Any]) -> None:
    rank_payers.handle(tx, run_id, data["position"], data["seen"], data["last"])


@timers.on(COUNT_PAYERS)
def payers_count(tx: Tx, run_id: str, data: dict[str, Any]) -> None:
    count_payers.handle(tx, run_id, data["position"], data["first_until"])


@schedules.every("members_lead.forget", lambda tx: tx.calendar.next_opening(tx.now))
def members_lead_forget(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return forget_lead_payers.handle(tx)


def next_morning(tx: Tx) -> datetime:
    """Six hours into the next local day."""
    return tx.calendar.end_of_period(tx.today(tx.root)) + timedelta(hours=6)


@schedules.every("statements.watch.daily", next_morning)
def statements_daily(tx: Tx) -> bool:
    """Every day: the statements whose day is over."""
    watch_statements.handle(tx, "")
    return True


@schedules.every("leases.bill", next_morning)
def leases_bill(tx: Tx) -> bool:
    """Every day: the months of leases that begin with it."""
    return bill_rents.handle(tx)


@schedules.every("settlements.ask", next_morning)
def settlements_ask(tx: Tx) -> bool:
    """Every day: the provider's settlement of the day before."""
    return ask_settlement.handle(tx)


@jobs.on(BILLING)
def bills_write(tx: Tx, job: Job) -> Step:
    return write_bills.handle(tx, job)


@jobs.on(JOURNAL)
def journal_export(tx: Tx, job: Job) -> Step:
    return write_journal.handle(tx, job)


@schedules.every(published_log.SEAL, published_log.next_minute)
def log_seal(tx: Tx) -> bool:
    """At every full minute."""
    return seal_log.handle(tx)


@jobs.on(RECKON)
def deadlines_reckon(tx: Tx, job: Job) -> Step:
    return reckon_deadlines.handle(tx, job)


@jobs.on(RECKON_ALL)
def deadlines_reckon_all(tx: Tx, job: Job) -> Step:
    return every_district(tx, job)
