# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room (共享工具房): what can be borrowed, for which days, and who has it.

The tool holds the days that are booked: bookings of the same moment meet in its version and never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from services.chassis.values import Event, Money, OrgPath
from services.dispatch.domain.events import ToolChanged, ToolUnavailable
from services.dispatch.domain.tool_errors import (
    DaysNotAhead,
    DaysTaken,
    ToolLentOut,
    ToolLineFull,
    TooManyDays,
    WrongToolState,
)
from services.dispatch.domain.tool_kinds import ToolState

UTMOST_BOOKED, UTMOST_WAITING = 200, 100


@dataclass(frozen=True)
class ToolOffer:
    """What is said of a tool; `code` stands on its label, it is lent for `most_days` at a time."""

    code: str
    name: str
    description: str
    deposit: Money
    most_days: int


@dataclass(frozen=True)
class ToolBounds:
    """So many days ahead a tool is booked, so many times in all, and so many wait for it."""

    days_ahead: int = 90
    booked: int = 50
    waiting: int = 20


@dataclass(frozen=True)
class Days:
    """Both local days belong to it."""

    first: date
    last: date

    def meet(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Booked:
    """Days that are somebody's."""

    loan_id: str
    days: Days


@dataclass(frozen=True, kw_only=True)
class Tool:
    """`out`: the loan by which somebody has it; `number` counts who booked or waits."""

    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    offer: ToolOffer
    state: ToolState = ToolState.OFFERED
    booked: tuple[Booked, ...] = ()
    waiting: int = 0
    number: int = 0
    out: str = ""
    reason: str = ""


Step = tuple[Tool, list[Event]]


def told(tool: Tool) -> ToolChanged:
    offer = tool.offer
    return ToolChanged(tool.id, tool.place_path, offer.code, offer.name, offer.deposit, tool.state)


def revise(tool: Tool, offer: ToolOffer) -> Step:
    """Another offer; what is booked stays as it was. Raises WrongToolState."""
    if tool.state is ToolState.WITHDRAWN:
        raise WrongToolState(tool.id, tool.state)
    tool = replace(tool, offer=offer)
    return tool, [told(tool)]


def restore(tool: Tool) -> Step:
    """Repaired, or found again. Raises WrongToolState."""
    if tool.state is not ToolState.OUT_OF_USE:
        raise WrongToolState(tool.id, tool.state)
    tool = replace(tool, state=ToolState.OFFERED, reason="")
    return tool, [told(tool)]


def withdraw(tool: Tool, reason: str, persons: Iterable[str]) -> Step:
    """It can be borrowed no more; who booked it or waits is told. Raises WrongToolState, ToolLentOut."""
    if tool.state is ToolState.WITHDRAWN:
        raise WrongToolState(tool.id, tool.state)
    check_in_room(tool)
    tool = replace(tool, state=ToolState.WITHDRAWN, booked=(), waiting=0, reason=reason)
    return tool, [told(tool), _unavailable(tool, persons)]


def stop(tool: Tool, reason: str, persons: Iterable[str]) -> Step:
    """It came back broken, or not at all: nobody gets it until it is restored. Raises WrongToolState."""
    check_offered(tool)
    tool = replace(tool, state=ToolState.OUT_OF_USE, reason=reason)
    return tool, [told(tool), _unavailable(tool, persons)]


def check_days(tool: Tool, days: Days, today: date, ahead: int) -> None:
    """Raises DaysNotAhead, TooManyDays."""
    until = today + timedelta(days=ahead)
    if not today <= days.first <= days.last <= until:
        raise DaysNotAhead(until)
    if (days.last - days.first).days >= tool.offer.most_days:
        raise TooManyDays(tool.offer.most_days)


def taken(tool: Tool, days: Days) -> Days | None:
    """The first booking that meets these days."""
    return next((one.days for one in tool.booked if one.days.meet(days)), None)


def book(tool: Tool, loan_id: str, days: Days, most: int) -> Tool:
    """Raises WrongToolState, DaysTaken, ToolLineFull."""
    check_offered(tool)
    if meets := taken(tool, days):
        raise DaysTaken(meets.first, meets.last)
    if len(tool.booked) >= most:
        raise ToolLineFull
    return replace(give(tool, loan_id, days), number=tool.number + 1)


def give(tool: Tool, loan_id: str, days: Days) -> Tool:
    """The days to who asked for them, however many are booked by now. Raises WrongToolState, DaysTaken."""
    check_offered(tool)
    if meets := taken(tool, days):
        raise DaysTaken(meets.first, meets.last)
    booked = sorted((*tool.booked, Booked(loan_id, days)), key=lambda one: one.days.first)
    return replace(tool, booked=tuple(booked))


def queue(tool: Tool, most: int) -> Tool:
    """One more waits. Raises WrongToolState, ToolLineFull."""
    check_offered(tool)
    if tool.waiting >= most:
        raise ToolLineFull
    return replace(tool, waiting=tool.waiting + 1, number=tool.number + 1)


def unqueue(tool: Tool) -> Tool:
    return replace(tool, waiting=tool.waiting - 1)


def free(tool: Tool, loan_id: str) -> Tool:
    """The days of a loan are nobody's again, and whoever had it has it no more."""
    booked = tuple(one for one in tool.booked if one.loan_id != loan_id)
    return replace(tool, booked=booked, out="" if tool.out == loan_id else tool.out)


def check_in_room(tool: Tool) -> None:
    """Raises ToolLentOut."""
    if tool.out:
        raise ToolLentOut(tool.id)


def check_offered(tool: Tool) -> None:
    """Raises WrongToolState."""
    if tool.state is not ToolState.OFFERED:
        raise WrongToolState(tool.id, tool.state)


def _unavailable(tool: Tool, persons: Iterable[str]) -> ToolUnavailable:
    return ToolUnavailable(tool.id, tool.place_path, tool.offer.name, tuple(persons))
