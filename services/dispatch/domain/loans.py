# SPDX-License-Identifier: AGPL-3.0-or-later
"""Borrowing a tool: booked or in line, lent, back in whatever state, and the deposit taken for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, Money, OrgPath
from services.dispatch.domain import tools
from services.dispatch.domain.events import LoanEnded, ToolBooked, ToolGiven, ToolLent, ToolOverdue
from services.dispatch.domain.tool_errors import (
    AlreadyBooked,
    LoanReasonMissing,
    NoDepositHeld,
    NotLendingDay,
    WrongLoanState,
)
from services.dispatch.domain.tool_kinds import DepositState, LoanState
from services.dispatch.domain.tools import Days, Tool, ToolBounds


@dataclass(frozen=True, kw_only=True)
class Loan:
    """Named by the tool that it was then; `deposit`: what is taken when it is lent."""

    id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    within: tuple[str, ...]
    code: str
    name: str
    days: Days
    deposit: Money
    number: int
    at: datetime
    state: LoanState
    deposit_state: DepositState = DepositState.NONE
    lent_at: datetime | None = None
    ended_at: datetime | None = None
    reason: str = ""


Step = tuple[Tool, Loan, list[Event]]
AWAITED = frozenset({LoanState.BOOKED, LoanState.WAITING})
"""Not lent yet."""
OUT = frozenset({LoanState.LENT, LoanState.OVERDUE})
HOLDING = OUT | {LoanState.BOOKED}
"""Whose days are theirs."""
OPEN = AWAITED | OUT
WATCHED = OPEN - {LoanState.OVERDUE}
"""To whom the end of the last day does something."""


def book(
    tool: Tool,
    before: Loan | None,
    loan_id: str,
    person_id: str,
    days: Days,
    bounds: ToolBounds,
    *,
    wait: bool,
    now: datetime,
) -> Step:
    """The days, or a place in line where somebody has one of them.

    Raises AlreadyBooked, WrongToolState, DaysTaken (unless `wait`), ToolLineFull.
    """
    if before is not None:
        raise AlreadyBooked
    waits = wait and tools.taken(tool, days) is not None
    tool = tools.queue(tool, bounds.waiting) if waits else tools.book(tool, loan_id, days, bounds.booked)
    one = Loan(
        id=loan_id,
        tool_id=tool.id,
        person_id=person_id,
        place_path=tool.place_path,
        within=tool.within,
        code=tool.offer.code,
        name=tool.offer.name,
        days=days,
        deposit=tool.offer.deposit,
        number=tool.number,
        at=now,
        state=LoanState.WAITING if waits else LoanState.BOOKED,
    )
    fact = ToolBooked(one.id, one.tool_id, one.person_id, one.place_path, *_told_days(one), one.state)
    return tool, one, [fact]


def promote(tool: Tool, one: Loan) -> Step:
    """The days came free: they are of the first who waits. Raises WrongLoanState, as `tools.give` does."""
    if one.state is not LoanState.WAITING:
        raise WrongLoanState(one.id, one.state)
    tool = tools.unqueue(tools.give(tool, one.id, one.days))
    one = replace(one, state=LoanState.BOOKED)
    fact = ToolGiven(one.id, one.tool_id, one.person_id, one.place_path, one.name, *_told_days(one))
    return tool, one, [fact]


def cancel(tool: Tool, one: Loan, reason: str, now: datetime) -> Step:
    """It is not needed, or was not fetched. Raises WrongLoanState."""
    waits = one.state is LoanState.WAITING
    one = end(one, reason, now)
    tool = tools.unqueue(tool) if waits else tools.free(tool, one.id)
    return tool, one, [ended(one)]


def end(one: Loan, reason: str, now: datetime) -> Loan:
    """It comes to nothing. Raises WrongLoanState."""
    if one.state not in AWAITED:
        raise WrongLoanState(one.id, one.state)
    return replace(one, state=LoanState.CANCELLED, ended_at=now, reason=reason)


def lend(tool: Tool, one: Loan, today: date, now: datetime) -> Step:
    """Into their hands, for the deposit.

    Raises WrongLoanState, WrongToolState, ToolLentOut, NotLendingDay.
    """
    if one.state is not LoanState.BOOKED:
        raise WrongLoanState(one.id, one.state)
    tools.check_offered(tool)
    tools.check_in_room(tool)
    if not one.days.first <= today <= one.days.last:
        raise NotLendingDay(one.days.first, one.days.last)
    held = DepositState.HELD if one.deposit.fen else DepositState.NONE
    one = replace(one, state=LoanState.LENT, lent_at=now, deposit_state=held)
    fact = ToolLent(
        one.id, one.tool_id, one.person_id, one.place_path, one.name, one.days.last.isoformat(), one.deposit
    )
    return replace(tool, out=one.id), one, [fact]


def pass_time(one: Loan) -> tuple[Loan, list[Event]]:
    """The last day is over and it is not back."""
    if one.state is not LoanState.LENT:
        raise WrongLoanState(one.id, one.state)
    one = replace(one, state=LoanState.OVERDUE)
    last = one.days.last.isoformat()
    return one, [ToolOverdue(one.id, one.tool_id, one.person_id, one.place_path, one.name, last)]


@dataclass(frozen=True)
class Settlement:
    """What becomes of the deposit, and why."""

    keep: bool = False
    reason: str = ""


def bring_back(tool: Tool, one: Loan, settled: Settlement, now: datetime, *, whole: bool) -> Step:
    """It is back, whole or not. Raises WrongLoanState, NoDepositHeld, LoanReasonMissing."""
    one = _settle(one, settled, now, needs_reason=not whole)
    one = replace(one, state=LoanState.RETURNED if whole else LoanState.DAMAGED)
    return tools.free(tool, one.id), one, [ended(one)]


def lose(tool: Tool, one: Loan, settled: Settlement, now: datetime) -> Step:
    """It does not come back. Raises WrongLoanState, NoDepositHeld, LoanReasonMissing."""
    one = _settle(one, settled, now, needs_reason=True)
    one = replace(one, state=LoanState.LOST)
    return tools.free(tool, one.id), one, [ended(one)]


def ended(one: Loan) -> LoanEnded:
    return LoanEnded(
        one.id, one.tool_id, one.person_id, one.place_path, one.state, one.deposit, one.deposit_state
    )


def _told_days(one: Loan) -> tuple[str, str]:
    return one.days.first.isoformat(), one.days.last.isoformat()


def _settle(one: Loan, settled: Settlement, now: datetime, *, needs_reason: bool) -> Loan:
    """The deposit goes back, or is kept for a reason."""
    if one.state not in OUT:
        raise WrongLoanState(one.id, one.state)
    held = one.deposit_state is DepositState.HELD
    if settled.keep and not held:
        raise NoDepositHeld(one.id)
    if not settled.reason and (settled.keep or needs_reason):
        raise LoanReasonMissing
    after = DepositState.KEPT if settled.keep else DepositState.RETURNED
    deposit = after if held else DepositState.NONE
    return replace(one, deposit_state=deposit, ended_at=now, reason=settled.reason)
