# SPDX-License-Identifier: AGPL-3.0-or-later
"""One round (一次): opened at its window, walked by its points, answered, done in time or missed.

Whether it was in time is decided by comparing moments, never by when a timer fired.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hmac import compare_digest

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.dispatch.domain import events as facts
from services.dispatch.domain.assignees import Assignee
from services.dispatch.domain.cadences import Window
from services.dispatch.domain.limits import NEVER, TICK, passed
from services.dispatch.domain.round_errors import (
    AnswerWithoutWords,
    PointVisited,
    RoundIncomplete,
    RoundNotOpen,
    UnknownItem,
    UnknownPoint,
    WrongPointCode,
)
from services.dispatch.domain.round_kinds import Point, RoundState
from services.dispatch.domain.round_plans import RoundPlan, RoundTerms


@dataclass(frozen=True)
class Visit:
    point: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Answer:
    """Of an item of the checklist; what is not `good` is told in words."""

    item: str
    good: bool
    note: str = ""


@dataclass(frozen=True)
class Finding:
    """What was wrong became an order."""

    order_id: str
    point: str | None = None
    item: str | None = None


@dataclass(frozen=True, kw_only=True)
class Round:
    """It keeps the terms of the plan's version it was planned under.

    `level` is how far up a missed one was told (1: its own place), `supervisors` who supervises there, and at
    `climb_at` the next place is told.
    """

    id: str
    plan_id: str
    plan_number: int
    place_path: OrgPath
    within: tuple[str, ...]
    terms: RoundTerms
    assignee: Assignee
    day: date
    opens_at: datetime
    state: RoundState = RoundState.PLANNED
    due_at: datetime = NEVER
    visits: tuple[Visit, ...] = ()
    answers: tuple[Answer, ...] = ()
    findings: tuple[Finding, ...] = ()
    photos: tuple[str, ...] = ()
    note: str = ""
    finished_at: datetime | None = None
    late: bool = False
    escalation_minutes: tuple[int, ...] = ()
    level: int = 0
    climb_at: datetime | None = None
    supervisors: tuple[str, ...] = ()


Step = tuple[Round, list[Event]]
AT_WORK = frozenset({RoundState.OPEN, RoundState.MISSED})
"""A missed round can still be done: late."""


def planned(plan: RoundPlan, window: Window, round_id: str) -> Round:
    """The next round of a plan."""
    return Round(
        id=round_id,
        plan_id=plan.id,
        plan_number=plan.number,
        place_path=plan.place_path,
        within=plan.within,
        terms=plan.terms,
        assignee=plan.terms.assignee,
        day=window.day,
        opens_at=window.opens_at,
    )


def begin(one: Round, assignee: Assignee, escalation_minutes: tuple[int, ...], calendar: Calendar) -> Step:
    """Its window opens; the limit counts from the window, also where the system was down then."""
    if one.state is not RoundState.PLANNED:
        raise RoundNotOpen(one.id, one.state)
    due_at = one.terms.schedule.limit.due(one.opens_at, calendar)
    one = replace(
        one, state=RoundState.OPEN, assignee=assignee, due_at=due_at, escalation_minutes=escalation_minutes
    )
    fact = facts.RoundOpened(
        one.id, one.plan_id, one.place_path, one.terms.kind, one.terms.title, one.day, due_at, assignee.id
    )
    return one, [fact]


def told_homes(one: Round, now: datetime) -> list[Event]:
    """Who lives there learns that its equipment is maintained, unless the round's time is over by now."""
    equipment = one.terms.equipment
    if equipment is None or now >= one.due_at:
        return []
    return [facts.MaintenanceBegun(one.id, one.place_path, equipment.kind, equipment.name, one.due_at)]


def check_in(one: Round, token: str, by: str, now: datetime) -> Step:
    """At a point, by the code that hangs there; in any order, each once."""
    _check_open(one)
    point = _scanned(one.terms.points, token)
    if point is None:
        raise WrongPointCode(one.id)
    if any(visit.point == point.code for visit in one.visits):
        raise PointVisited(point.code)
    one = replace(one, visits=(*one.visits, Visit(point.code, now, by)))
    return one, [facts.RoundPointVisited(one.id, point.code, now)]


def _scanned(points: Iterable[Point], token: str) -> Point | None:
    return next((one for one in points if compare_digest(one.token.encode(), token.encode())), None)


def answer(one: Round, answers: Iterable[Answer]) -> Step:
    """Answers to the checklist; a later one to the same question counts."""
    _check_open(one)
    given = {kept.item: kept for kept in one.answers}
    for said in answers:
        if said.item not in {item.code for item in one.terms.items}:
            raise UnknownItem(said.item)
        if not said.good and not said.note:
            raise AnswerWithoutWords(said.item)
        given[said.item] = said
    one = replace(one, answers=tuple(given.values()))
    bad = tuple(kept.item for kept in one.answers if not kept.good)
    return one, [facts.RoundAnswered(one.id, len(one.answers), bad)]


def find(one: Round, finding: Finding) -> Step:
    """Something is wrong: an order of it exists."""
    where(one, finding.point)
    if finding.item is not None and finding.item not in {item.code for item in one.terms.items}:
        raise UnknownItem(finding.item)
    one = replace(one, findings=(*one.findings, finding))
    return one, [facts.FindingReported(one.id, finding.order_id, finding.point, finding.item)]


def where(one: Round, point: str | None) -> OrgPath:
    """The place of a point of an open round, or the round's own. Raises RoundNotOpen, UnknownPoint."""
    _check_open(one)
    if point is None:
        return one.place_path
    found = next((stop for stop in one.terms.points if stop.code == point), None)
    if found is None:
        raise UnknownPoint(point)
    return OrgPath(found.place_path)


def finish(one: Round, note: str, photos: tuple[str, ...], now: datetime) -> Step:
    """Every point and answer that the plan demands is there; after the limit it is done late."""
    _check_open(one)
    visited, answered = {visit.point for visit in one.visits}, {said.item for said in one.answers}
    points = tuple(p.code for p in one.terms.points if p.required and p.code not in visited)
    items = tuple(i.code for i in one.terms.items if i.required and i.code not in answered)
    if points or items:
        raise RoundIncomplete(points, items)
    late = now > one.due_at
    untold = [_missed(one)] if late and one.state is RoundState.OPEN else []
    one = replace(
        one, state=RoundState.DONE, note=note, photos=photos, finished_at=now, late=late, climb_at=None
    )
    fact = facts.RoundFinished(
        one.id, one.plan_id, one.place_path, one.terms.kind, one.day, now, late, one.assignee.id
    )
    return one, [*untold, fact]


def pass_time(one: Round, now: datetime) -> Step:
    """An open round whose limit is over is missed (漏巡)."""
    if one.state is not RoundState.OPEN or now <= one.due_at:
        return one, []
    return replace(one, state=RoundState.MISSED, climb_at=now), [_missed(one)]


def escalate(
    one: Round, supervisors: Iterable[tuple[str, OrgPath]], now: datetime, calendar: Calendar
) -> Step:
    """Put a missed round before the next place up where somebody supervises, from (person, place).

    Its own place first, the district last and in any case; a limit in working time climbs while the office
    is open.
    """
    if one.climb_at is None or one.climb_at > now:
        return one, []
    working = one.terms.schedule.limit.working
    opens = calendar.working_from(now) if working else now
    if opens > now:
        return replace(one, climb_at=opens), []
    level, at, persons = _next_rung(one, tuple(supervisors))
    delays = one.escalation_minutes
    delay = timedelta(minutes=delays[min(level, len(delays)) - 1])
    climb_at = passed(now, delay, working, calendar) if level < one.place_path.depth else None
    one = replace(one, level=level, supervisors=persons, climb_at=climb_at)
    return one, [facts.RoundEscalated(one.id, level, at, persons, one.due_at)]


def _next_rung(one: Round, held: tuple[tuple[str, OrgPath], ...]) -> tuple[int, OrgPath, tuple[str, ...]]:
    level = one.level
    while True:
        level, at = one.place_path.climb(level)
        persons = tuple(sorted({person for person, path in held if path == at}))
        if persons or level == one.place_path.depth:
            return level, at, persons


def next_look(one: Round) -> datetime | None:
    """When time will bring something about if nobody acts before."""
    match one.state:
        case RoundState.PLANNED:
            return one.opens_at
        case RoundState.OPEN:
            return one.due_at + TICK
        case RoundState.MISSED:
            return one.climb_at
        case RoundState.DONE:
            return None


def _missed(one: Round) -> facts.RoundMissed:
    return facts.RoundMissed(
        one.id,
        one.plan_id,
        one.place_path,
        one.terms.kind,
        one.terms.title,
        one.day,
        one.due_at,
        one.assignee.id,
        one.terms.told,
    )


def _check_open(one: Round) -> None:
    if one.state not in AT_WORK:
        raise RoundNotOpen(one.id, one.state)
