# SPDX-License-Identifier: AGPL-3.0-or-later
"""Time has passed: open a round at its window and plan the next, tell of a missed one, climb."""

from dataclasses import replace

from services.dispatch.domain import rounds
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.round_kinds import RoundState
from services.dispatch.domain.rounds import Round
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, round_id: str) -> None:
    one = tx.rounds.find(round_id)
    if one is None:
        return
    if one.state is RoundState.PLANNED:
        _open(tx, one)
        return
    one, events = rounds.pass_time(one, tx.now)
    if one.climb_at is not None and one.climb_at <= tx.now:
        grants = tx.grants_at(Permission.ORDERS_SUPERVISE, one.within)
        supervisors = [(grant.person_id, grant.path) for grant in grants]
        one, climbed = rounds.escalate(one, supervisors, tx.now, tx.calendar_at(one.place_path))
        events += climbed
    tx.save_round(one, events)


def _open(tx: Tx, one: Round) -> None:
    """A window that the calendar moved meanwhile, to another zone for instance, opens when it is its time."""
    calendar = tx.calendar_at(one.place_path)
    opens_at = one.terms.schedule.opening(one.day, calendar)
    if opens_at > tx.now:
        tx.save_round(replace(one, opens_at=opens_at), [])
        return
    plan = tx.round_plans.get(one.plan_id)
    nobody = replace(one.assignee, handlers=())
    assignee = tx.assignee(one.within, one.assignee.id) or nobody
    delays = tx.policy(OrderPolicy, one.place_path).escalation_minutes
    one, events = rounds.begin(one, assignee, delays, calendar)
    tx.save_round(one, [*events, *rounds.told_homes(one, tx.now)])
    tx.save_plan(replace(plan, last_day=one.day, next_round_id=None), [], one.opens_at)
