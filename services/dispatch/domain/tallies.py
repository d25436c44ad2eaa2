# SPDX-License-Identifier: AGPL-3.0-or-later
"""Counts of orders, kept as the orders change: by the place and the month of their report (tallies), and of
what is open at a place now (standings).

Each is striped: two who count at the same time (streams of one source, timer and desk) seldom meet at
one document, where the later one would have to do all its work again. A stripe alone can be negative; the sum
over the stripes is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

from services.chassis.values import OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.assistance import HELPED
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import Order, State
from services.dispatch.domain.outcomes import Closure, Verdict

SATISFIED_FROM = 4
"""Of five."""

STRIPES = 8


@dataclass(frozen=True)
class Numbers:
    """Several counts that are added up field by field."""

    def plus(self, other: Self, sign: int = 1) -> Self:
        names = (field.name for field in fields(self))
        return type(self)(**{name: getattr(self, name) + sign * getattr(other, name) for name in names})


@dataclass(frozen=True)
class Counts(Numbers):
    """What the three rates of 12345 are made of, and what they leave out.

    Response (响应率): of the reporters whom the revisit reached (`contacted`), those with whom somebody
    had got in touch in time: all but `unanswered`. Resolution (解决率): `solved` of the same.
    Satisfaction (满意率): `satisfied`, four or five of five, of the same. Left out, and shown beside
    them: who was not reached (`revisited` less `contacted`), what was out of duty (`refused`) and what
    was taken back (`withdrawn`). Limits kept: `on_time` of those with a verdict, and of all those that
    broke no limit of any step (all but `breached`).
    Stars are the residents' own word, scores that of the organisation. Assistance (协办) counts by request.
    """

    reported: int = 0
    open: int = 0
    refused: int = 0
    closed: int = 0
    on_time: int = 0
    overdue: int = 0
    breached: int = 0
    revisited: int = 0
    contacted: int = 0
    solved: int = 0
    satisfied: int = 0
    rated: int = 0
    stars: int = 0
    unanswered: int = 0
    withdrawn: int = 0
    evaluated: int = 0
    scores: int = 0
    assistance_asked: int = 0
    assistance_granted: int = 0


class By(StrEnum):
    """What orders of a place are grouped by: their category, the company that is responsible."""

    CATEGORY = "category"
    COMPANY = "company"


@dataclass(frozen=True)
class Present(Numbers):
    """What is open: all; what runs over a limit, as recorded when it was broken; life safety (U0); what waits
    for the desk's answer to a request for assistance.
    """

    open: int = 0
    overdue: int = 0
    danger: int = 0
    asking: int = 0


@dataclass(frozen=True)
class Tally:
    """One stripe of the counts of a place (a neighbourhood, or what lies above) and a month (`2015-03`): of
    all its orders, or of one group of them (`by` and `key`).
    """

    id: str
    month: str
    place: str
    within: tuple[str, ...]
    counts: Counts = Counts()
    by: str = ""
    key: str = ""

    def moved(self, before: Counts, after: Counts) -> Tally:
        return replace(self, counts=self.counts.plus(after).plus(before, -1))


@dataclass(frozen=True)
class Standing:
    """One stripe of what is open at a place (a neighbourhood, or what lies above)."""

    id: str
    place: str
    within: tuple[str, ...]
    counts: Present = Present()

    def moved(self, before: Present, after: Present) -> Standing:
        return replace(self, counts=self.counts.plus(after).plus(before, -1))


def groups_of(order: Order) -> tuple[str, ...]:
    """What it counts in beside its place: `category/lamp`, `company/0192…`."""
    who = order.assignee
    company = (f"{By.COMPANY}/{who.id}",) if who and who.kind is AssigneeKind.COMPANY else ()
    return (f"{By.CATEGORY}/{order.category}", *company)


def tally_of(place_path: OrgPath, month: str, stripe: int, group: str = "") -> Tally:
    """The empty tally for the orders of a place, or for a group of them."""
    place = counted_at(place_path)
    by, _, key = group.partition("/")
    name = f"~{group}" if group else ""
    within = tuple(map(str, place.ancestors()))
    return Tally(f"{month}{place}{name}#{stripe}", month, place, within, by=by, key=key)


def standing_of(place_path: OrgPath, stripe: int) -> Standing:
    """The empty standing for the orders of a place."""
    place = counted_at(place_path)
    return Standing(f"{place}#{stripe}", place, tuple(map(str, place.ancestors())))


def counted_at(place_path: OrgPath) -> OrgPath:
    """Where the orders of a place are counted: its neighbourhood, or the place itself where it lies above."""
    return next(place for place in reversed(place_path.ancestors()) if place.depth <= NEIGHBOURHOOD_DEPTH)


def counts_of(order: Order) -> Counts:
    """What one order contributes: a duplicate nothing, its first order counts for it."""
    if order.duplicate_of:
        return Counts()
    told = order.revisit
    contacted = told is not None and told.contacted
    return Counts(
        reported=1,
        open=int(order.open),
        refused=int(order.state is State.REFUSED),
        closed=int(order.state is State.CLOSED),
        on_time=int(order.verdict is Verdict.ON_TIME),
        overdue=int(order.verdict is Verdict.OVERDUE),
        breached=int(bool(order.breaches)),
        revisited=int(told is not None),
        contacted=int(contacted),
        solved=int(told is not None and contacted and told.solved),
        satisfied=int(told is not None and contacted and told.satisfied >= SATISFIED_FROM),
        rated=int(order.rating is not None),
        stars=order.rating.stars if order.rating else 0,
        unanswered=int(told is not None and contacted and told.responded is False),
        withdrawn=int(order.closure == Closure.WITHDRAWN),
        evaluated=int(order.evaluation is not None),
        scores=order.evaluation.score if order.evaluation else 0,
        assistance_asked=len(order.assistances),
        assistance_granted=sum(one.state in HELPED for one in order.assistances),
    )


def present_of(order: Order) -> Present:
    """What one order contributes to what is open now."""
    if not order.open:
        return Present()
    return Present(
        open=1,
        overdue=int(any(clock.breached for clock in order.running)),
        danger=int(order.urgency is Urgency.U0),
        asking=int(bool(order.asking)),
    )


def total(tallies: Iterable[Tally]) -> Counts:
    counts = Counts()
    for tally in tallies:
        counts = counts.plus(tally.counts)
    return counts


def total_present(standings: Iterable[Standing]) -> Present:
    present = Present()
    for standing in standings:
        present = present.plus(standing.counts)
    return present
