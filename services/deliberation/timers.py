# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to votes and meetings when time passes."""

from typing import Any

from services.chassis import audit_export, files, published_log
from services.chassis.files import SETTLE
from services.chassis.jobs import Jobs, Step
from services.chassis.reckoning import RECKON, RECKON_ALL, every_district
from services.chassis.schedules import Schedules
from services.chassis.store.jobs import Job
from services.chassis.timers import Timers
from services.deliberation.commands import (
    carry_out_vote,
    close_budget_vote,
    close_survey,
    close_vote,
    correct_roll,
    count_budget_vote,
    count_survey,
    count_vote,
    end_publicity,
    enrol_units,
    follow_topic,
    freeze_roll,
    open_vote,
    press_demand,
    press_minutes,
    press_month,
    press_plan,
    press_topic,
    reckon_deadlines,
    recount_vote,
    refreeze_roll,
    seal_log,
    settle_file,
    sweep_files,
    watch_month,
    watch_term,
)
from services.deliberation.domain.timer_kinds import (
    ANSWER,
    BUDGET_CLOSE,
    BUDGET_COUNT,
    CADENCE,
    CLIMB,
    CLOSE,
    CORRECT,
    COUNT,
    DEMAND,
    EFFECT,
    ENROL,
    FOLLOW,
    FREEZE,
    MINUTES,
    OPEN,
    PLAN,
    PUBLICITY,
    RECOUNT,
    REFREEZE,
    SURVEY_CLOSE,
    SURVEY_COUNT,
    TERM,
)
from services.deliberation.personal import personal
from services.deliberation.store import Tx

timers = Timers()
schedules = Schedules(timers)
jobs = Jobs(timers)
personal.serve(jobs, timers, schedules)
audit_export.serve(jobs, timers)


@timers.on(ENROL)
def vote_enrol(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    enrol_units.handle(tx, vote_id, data["position"])


@timers.on(FREEZE)
def vote_freeze(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    freeze_roll.handle(tx, vote_id, data["position"])


@timers.on(OPEN)
def vote_open(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    open_vote.handle(tx, vote_id)


@timers.on(CLOSE, counted=True)
def vote_close(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    close_vote.handle(tx, vote_id)


@timers.on(COUNT)
def vote_count(tx: Tx, vote_id: str, data: dict[str, Any]) -> None:
    count_vote.handle(tx, vote_id, data["position"])


@timers.on(CORRECT)
def roll_correct(tx: Tx, correction_id: str, data: dict[str, Any]) -> None:
    correct_roll.handle(tx, correction_id, data["position"])


@timers.on(REFREEZE)
def roll_refreeze(tx: Tx, correction_id: str, data: dict[str, Any]) -> None:
    refreeze_roll.handle(tx, correction_id, data["position"])


@timers.on(RECOUNT)
def vote_recount(tx: Tx, correction_id: str, data: dict[str, Any]) -> None:
    recount_vote.handle(tx, correction_id, data["position"])


@timers.on(ANSWER)
def topic_answer(tx: Tx, topic_id: str, _data: dict[str, Any]) -> None:
    press_topic.handle(tx, topic_id)


@timers.on(FOLLOW)
def topic_follow(tx: Tx, topic_id: str, _data: dict[str, Any]) -> None:
    follow_topic.handle(tx, topic_id)


@timers.on(DEMAND)
def demand_convene(tx: Tx, demand_id: str, _data: dict[str, Any]) -> None:
    press_demand.handle(tx, demand_id)


@timers.on(EFFECT)
def vote_effect(tx: Tx, vote_id: str, _data: dict[str, Any]) -> None:
    carry_out_vote.handle(tx, vote_id)


@timers.on(PLAN)
def plan_overdue(tx: Tx, plan_id: str, _data: dict[str, Any]) -> None:
    press_plan.handle(tx, plan_id)


@timers.on(TERM)
def body_term(tx: Tx, body_id: str, _data: dict[str, Any]) -> None:
    watch_term.handle(tx, body_id)


@timers.on(PUBLICITY, counted=True)
def publicity_end(tx: Tx, publication_id: str, _data: dict[str, Any]) -> None:
    end_publicity.handle(tx, publication_id)


@timers.on(SETTLE, given_up=files.give_up)
def file_settle(tx: Tx, file_id: str, _data: dict[str, Any]) -> None:
    settle_file.handle(tx, file_id)


@schedules.every(published_log.SEAL, published_log.next_minute)
def log_seal(tx: Tx) -> bool:
    """At every full minute."""
    return seal_log.handle(tx)


@schedules.every("files.sweep", lambda tx: tx.calendar.next_opening(tx.now))
def files_sweep(tx: Tx) -> bool:
    """On every working day, when the office opens."""
    return sweep_files.handle(tx)


@timers.on(MINUTES)
def minutes_late(tx: Tx, meeting_id: str, _data: dict[str, Any]) -> None:
    press_minutes.handle(tx, meeting_id)


@timers.on(CADENCE)
def month_runs_out(tx: Tx, place_id: str, _data: dict[str, Any]) -> None:
    watch_month.handle(tx, place_id)


@timers.on(CLIMB)
def month_missed(tx: Tx, missed_id: str, _data: dict[str, Any]) -> None:
    press_month.handle(tx, missed_id)


@timers.on(SURVEY_CLOSE, counted=True)
def survey_close(tx: Tx, survey_id: str, _data: dict[str, Any]) -> None:
    close_survey.handle(tx, survey_id)


@timers.on(SURVEY_COUNT)
def survey_count(tx: Tx, survey_id: str, data: dict[str, Any]) -> None:
    count_survey.handle(tx, survey_id, data["position"])


@timers.on(BUDGET_CLOSE, counted=True)
def budget_close(tx: Tx, budget_vote_id: str, _data: dict[str, Any]) -> None:
    close_budget_vote.handle(tx, budget_vote_id)


@timers.on(BUDGET_COUNT)
def budget_count(tx: Tx, budget_vote_id: str, data: dict[str, Any]) -> None:
    count_budget_vote.handle(tx, budget_vote_id, data["position"])


@jobs.on(RECKON)
def deadlines_reckon(tx: Tx, job: Job) -> Step:
    return reckon_deadlines.handle(tx, job)


@jobs.on(RECKON_ALL)
def deadlines_reckon_all(tx: Tx, job: Job) -> Step:
    return every_district(tx, job)
