# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nobody has called a meeting that enough owners demand: the sub-district orders it, then calls it itself."""

from dataclasses import replace

from services.chassis.calendar import Term
from services.deliberation.domain import demands
from services.deliberation.domain.timer_kinds import DEMAND
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, demand_id: str) -> None:
    demand = tx.demands.get(demand_id)
    days = tx.policy(MeetingPolicy, demand.place).convene_days
    due_at = tx.calendar_at(demand.place).due_after(tx.now, days)
    demand, events = demands.step_in(demand, due_at)
    if events and demand.due_at:
        demand = replace(demand, term=Term(tx.now, days))
        tx.timers.set(DEMAND, demand.id, due_at)
    if events:
        tx.demands.save(demand, *events)
