# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of rounds, rounds, and how many of them were done on time."""

from calendar import monthrange
from dataclasses import dataclass
from functools import partial

from pydantic import Field

from services.chassis.http import Id, Input, Month, Paged
from services.chassis.moments import Day
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import round_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.round_kinds import PlanState, RoundState
from services.dispatch.domain.round_plans import RoundPlan
from services.dispatch.domain.rounds import Round
from services.dispatch.store import Tx

MOST_A_MONTH = 31
"""A plan has one round a day at the most."""


class PlansAt(Paged):
    """At a place and below."""

    place: OrgPath
    state: PlanState | None = None


class RoundsOf(Paged):
    """At a `place` and below, or `mine`: those that the caller makes. All that is given must hold."""

    place: OrgPath | None = None
    mine: bool = False
    assignee: Id | None = Field(None, description="a person or a company")
    state: RoundState | None = None
    day: Day | None = None


class OfMonth(Input):
    month: Month


@dataclass(frozen=True)
class Share:
    """The rounds of a plan and a month; `missed` are not done, `late` done after the limit."""

    plan_id: str
    month: str
    on_time: int
    late: int
    missed: int
    open: int

    @property
    def percent(self) -> float | None:
        """Of 100 rounds that are over, so many were done on time; None where none is over."""
        over = self.on_time + self.late + self.missed
        return round(100 * self.on_time / over, 1) if over else None


def list_round_plans(tx: Tx, query: PlansAt) -> Page[RoundPlan]:
    """The plans of rounds at a place and below."""
    tx.require(Permission.ORDERS_READ, query.place)
    where = {"within": query.place} | ({"state": query.state} if query.state else {})
    return tx.round_plans.page(where, after=query.after, limit=query.limit)


def show_round_plan(tx: Tx, round_plan_id: str) -> RoundPlan:
    """One plan of rounds. Raises NotFound."""
    plan = tx.round_plans.get(round_plan_id)
    round_access.check_plan_seen(tx.by, plan)
    return plan


def show_point_codes(tx: Tx, round_plan_id: str) -> RoundPlan:
    """The codes of a plan's points, for the sheets that hang there. Raises NotFound, Forbidden."""
    plan = tx.round_plans.get(round_plan_id)
    round_access.check_planned(tx.by, plan)
    return plan


def show_round_share(tx: Tx, round_plan_id: str, query: OfMonth) -> Share:
    """How many of a plan's rounds of a month were done on time. Raises NotFound."""
    plan = show_round_plan(tx, round_plan_id)
    year, month = map(int, query.month.split("-"))
    days = {"$gte": f"{query.month}-01", "$lte": f"{query.month}-{monthrange(year, month)[1]:02d}"}
    found = tx.rounds.list({"plan_id": plan.id, "day": days}, limit=MOST_A_MONTH)
    done = [one for one in found if one.state is RoundState.DONE]
    late = sum(one.late for one in done)
    states = [one.state for one in found]
    return Share(
        plan.id,
        query.month,
        len(done) - late,
        late,
        states.count(RoundState.MISSED),
        states.count(RoundState.OPEN),
    )


def list_rounds(tx: Tx, query: RoundsOf) -> Page[Round]:
    """Rounds by their windows, the latest first. Raises Forbidden, Invalid.

    A page may have fewer items than asked for, even none, and still a next one.
    """
    if query.place is None and not query.mine:
        raise Invalid("place", "or `mine` is needed")
    if query.place is not None and not query.mine:
        tx.require(Permission.ORDERS_READ, query.place)
    where, keep = _served(tx.by.subject, query), partial(_wanted, query)
    return tx.rounds.page(where, sort="-opens_at", after=query.after, limit=query.limit, keep=keep)


def _served(caller: str, query: RoundsOf) -> dict[str, str]:
    """As much of the query as one index serves; the rest is looked at."""
    state = {"state": query.state.value} if query.state else {}
    if query.mine:
        return {"assignee.handlers": caller, **state}
    if query.assignee:
        return {"assignee.id": query.assignee}
    at = {"within": str(query.place)}
    return {**at, "day": query.day.isoformat()} if query.day else {**at, **state}


def _wanted(query: RoundsOf, one: Round) -> bool:
    return (
        (query.place is None or query.place in one.within)
        and query.assignee in (None, one.assignee.id)
        and query.state in (None, one.state)
        and query.day in (None, one.day)
    )


def show_round(tx: Tx, round_id: str) -> Round:
    """One round. Raises NotFound also for one of which the caller may not know."""
    one = tx.rounds.get(round_id)
    round_access.check_seen(tx.by, one)
    return one
