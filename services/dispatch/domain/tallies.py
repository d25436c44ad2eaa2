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
from typing import Self

from services.chassis.values import OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import Order, State
from services.dispatch.domain.outcomes import Verdict

SATISFIED_FROM = 4
"""Of five."""

STRIPES = 8


@dataclass(frozen=True)
class _Numbers:
    def plus(self, other: Self, sign: int = 1) -> Self:
        names = (field.name for field in fields(self))
        return type(self)(**{name: getattr(self, name) + sign * getattr(other, name) for name in names})


@dataclass(frozen=True)
class Counts(_Numbers):
    """`contacted`, `solved` and `satisfied` are of the revisited ones; stars are the residents' own."""

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


@dataclass(frozen=True)
class Present(_Numbers):
    """What is open: all; what runs over a limit, as recorded when it was broken; life safety (U0)."""

    open: int = 0
    overdue: int = 0
    danger: int = 0


@dataclass(frozen=True)
class Tally:
    """One stripe of the counts of a place (a neighbourhood, or what lies above) and a month (`2015-03`)."""

    id: str
    month: str
    place: str
    within: tuple[str, ...]
    counts: Counts = Counts()

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


def tally_of(place_path: OrgPath, month: str, stripe: int) -> Tally:
    """The empty tally for the orders of a place."""
    place = _counted_at(place_path)
    return Tally(f"{month}{place}#{stripe}", month, place, tuple(map(str, place.ancestors())))


def standing_of(place_path: OrgPath, stripe: int) -> Standing:
    """The empty standing for the orders of a place."""
    place = _counted_at(place_path)
    return Standing(f"{place}#{stripe}", place, tuple(map(str, place.ancestors())))


def _counted_at(place_path: OrgPath) -> OrgPath:
    return next(place for place in reversed(place_path.ancestors()) if place.depth <= NEIGHBOURHOOD_DEPTH)


def counts_of(order: Order) -> Counts:
    """What one order contributes."""
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
    )


def present_of(order: Order) -> Present:
    """What one order contributes to what is open now."""
    if not order.open:
        return Present()
    return Present(
        open=1,
        overdue=int(any(clock.breached for clock in order.running)),
        danger=int(order.urgency is Urgency.U0),
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
