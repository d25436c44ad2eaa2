# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan of rounds (计划): what is looked at, where, how often, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.dispatch.domain.assignees import Assignee
from services.dispatch.domain.cadences import Schedule, rehearse
from services.dispatch.domain.events import RoundPlanChanged
from services.dispatch.domain.round_errors import (
    CadenceTooRare,
    EmptyChecklist,
    EquipmentMissing,
    GivenTwice,
    NoPoints,
    PointOutsidePlace,
    WrongPlanState,
)
from services.dispatch.domain.round_kinds import Equipment, EquipmentKind, Item, PlanState, Point, RoundKind


@dataclass(frozen=True)
class RoundTerms:
    """What a version of a plan says. `told` are persons who hear of a missed round, beside who supervises."""

    kind: RoundKind
    title: str
    items: tuple[Item, ...]
    points: tuple[Point, ...]
    schedule: Schedule
    assignee: Assignee
    equipment: Equipment | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RoundPlan:
    """`number` counts its versions: another one replaces future rounds, those that began keep theirs.

    `last_day` is that of the last round that was opened, `next_round_id` the one that is planned.
    """

    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    terms: RoundTerms
    state: PlanState = PlanState.ACTIVE
    number: int = 1
    last_day: date | None = None
    next_round_id: str | None = None


Step = tuple[RoundPlan, list[Event]]


def check(
    terms: RoundTerms, place: OrgPath, most_days: int | None, now: datetime, calendar: Calendar
) -> None:
    """Raises what is wrong with a version; so many days may lie between two rounds, None: any number."""
    if not terms.items:
        raise EmptyChecklist
    if not terms.points:
        raise NoPoints
    _check_once(item.code for item in terms.items)
    _check_once(point.code for point in terms.points)
    for point in terms.points:
        if not place.covers(point.place_path):
            raise PointOutsidePlace(point.code, point.place_path)
    if terms.kind is RoundKind.MAINTENANCE and terms.equipment is None:
        raise EquipmentMissing
    days = rehearse(terms.schedule, now, calendar)
    if most_days is not None and days > most_days:
        equipment = terms.equipment.kind if terms.equipment else EquipmentKind.OTHER
        raise CadenceTooRare(equipment, days, most_days)


def _check_once(codes: Iterable[str]) -> None:
    seen = set()
    for code in codes:
        if code in seen:
            raise GivenTwice(code)
        seen.add(code)


def revise(plan: RoundPlan, terms: RoundTerms) -> Step:
    """Another version; a plan that is paused stays so."""
    if plan.state is PlanState.ENDED:
        raise WrongPlanState(plan.id, plan.state)
    plan = replace(plan, terms=terms, number=plan.number + 1)
    return plan, [told(plan)]


def pause(plan: RoundPlan) -> Step:
    """No round is opened until it goes on."""
    if plan.state is not PlanState.ACTIVE:
        raise WrongPlanState(plan.id, plan.state)
    plan = replace(plan, state=PlanState.PAUSED)
    return plan, [told(plan)]


def go_on(plan: RoundPlan) -> Step:
    """From now on; the windows of the pause are not made up for."""
    if plan.state is not PlanState.PAUSED:
        raise WrongPlanState(plan.id, plan.state)
    plan = replace(plan, state=PlanState.ACTIVE)
    return plan, [told(plan)]


def end(plan: RoundPlan) -> Step:
    """For good, by decision or because its last day is over."""
    if plan.state is PlanState.ENDED:
        raise WrongPlanState(plan.id, plan.state)
    plan = replace(plan, state=PlanState.ENDED)
    return plan, [told(plan)]


def told(plan: RoundPlan) -> RoundPlanChanged:
    """The fact of a version or a state."""
    terms = plan.terms
    return RoundPlanChanged(
        plan.id, plan.place_path, terms.kind, terms.title, plan.state, plan.number, terms.assignee.id
    )
