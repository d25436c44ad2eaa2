# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of rounds: their plans, and each round with its timer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.chassis.calendar_policy import calendar_at
from services.chassis.store import Collection, Index
from services.chassis.values import Event
from services.dispatch.domain.round_kinds import PlanState
from services.dispatch.domain.round_plans import RoundPlan, end
from services.dispatch.domain.rounds import Round, next_look, planned
from services.dispatch.store.venues import VenuesUnit

ROUND = "round.watch"
"""The one timer of a round: its window, its limit, the next place up."""


class RoundsUnit(VenuesUnit):
    """The part of dispatch's `Tx` that is about rounds."""

    round_plans = Collection(
        RoundPlan, "round_plans", indexes=(Index("within", "_id"), Index("within", "state", "_id"))
    )
    rounds = Collection(
        Round,
        "rounds",
        orderings=("opens_at",),
        crowded=True,
        indexes=(
            Index("plan_id", "day", unique=True),
            Index("within", "by_opens_at"),
            Index("within", "day", "by_opens_at"),
            Index("within", "state", "by_opens_at"),
            Index("assignee.id", "by_opens_at"),
            Index("assignee.handlers", "by_opens_at"),
            Index("assignee.handlers", "state", "by_opens_at"),
        ),
    )

    def save_round(self, one: Round, events: list[Event]) -> Round:
        """Keep a round, new or changed, and watch it."""
        self.rounds.put(one, *events)
        look = next_look(one)
        if look:
            self.timers.set(ROUND, one.id, look)
        else:
            self.timers.cancel(ROUND, one.id)
        return one

    def save_plan(self, plan: RoundPlan, events: list[Event], since: datetime) -> RoundPlan:
        """Keep a plan, new or changed, with its next round later than `since`; without one it has ended."""
        coming = self.rounds.find(plan.next_round_id) if plan.next_round_id else None
        window = None
        if plan.state is PlanState.ACTIVE:
            calendar = calendar_at(self, plan.place_path)
            window = plan.terms.schedule.next(since, plan.last_day, calendar)
        if window:
            one = planned(plan, window, coming.id if coming else self.new_id())
            self.save_round(one, [])
            plan = replace(plan, next_round_id=one.id)
        elif coming:
            self.timers.cancel(ROUND, coming.id)
            self.rounds.remove(coming)
        if window is None:
            plan = replace(plan, next_round_id=None)
            plan, ended = end(plan) if plan.state is PlanState.ACTIVE else (plan, [])
            events = [*events, *ended]
        self.round_plans.put(plan, *events)
        return plan
