# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of the tool room. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class ToolCodeTaken(DomainError):
    """Another tool of the same place has it on its label."""

    code = "dispatch.tool_code_taken"
    title = "Another tool of this place has the code"

    taken: str


@dataclass(eq=False)
class WrongToolState(DomainError):
    """The step does not fit the state of the tool."""

    code = "dispatch.wrong_tool_state"
    title = "This is not possible in the state of the tool"

    id: str
    state: str


@dataclass(eq=False)
class ToolLentOut(DomainError):
    """Somebody has it, perhaps longer than was agreed."""

    code = "dispatch.tool_lent_out"
    title = "The tool is lent to somebody"

    id: str


@dataclass(eq=False)
class DaysNotAhead(DomainError):
    """One books from today on, so many days ahead at the most, the last not before the first."""

    code = "dispatch.days_not_ahead"
    status = 422
    title = "A tool cannot be booked for these days"

    until: date


@dataclass(eq=False)
class TooManyDays(DomainError):
    """A tool is lent for so many days at a time."""

    code = "dispatch.too_many_days"
    status = 422
    title = "The tool is not lent for so long"

    most: int


@dataclass(eq=False)
class DaysTaken(DomainError):
    """Somebody has booked it on one of them; one may wait for it instead."""

    code = "dispatch.days_taken"
    title = "Somebody has booked the tool for one of these days"

    first: date
    last: date


@dataclass(eq=False)
class ToolLineFull(DomainError):
    """So many have booked it, or wait for it, that nobody else can."""

    code = "dispatch.tool_line_full"
    title = "Too many have booked this tool already"


@dataclass(eq=False)
class AlreadyBooked(DomainError):
    """The person has booked it, waits for it, or has it."""

    code = "dispatch.already_booked"
    title = "You have booked this tool already"


@dataclass(eq=False)
class WrongLoanState(DomainError):
    """The step does not fit the state of the loan."""

    code = "dispatch.wrong_loan_state"
    title = "This is not possible in the state of the loan"

    id: str
    state: str


@dataclass(eq=False)
class NotLendingDay(DomainError):
    """It is lent on a day for which it was booked."""

    code = "dispatch.not_lending_day"
    title = "Today is no day for which it was booked"

    first: date
    last: date


@dataclass(eq=False)
class NoDepositHeld(DomainError):
    """What was never taken cannot be kept."""

    code = "dispatch.no_deposit_held"
    title = "No deposit was taken"

    id: str


@dataclass(eq=False)
class LoanReasonMissing(DomainError):
    """Damage, loss and a deposit that is kept need words."""

    code = "dispatch.loan_reason_missing"
    status = 422
    title = "A reason is needed"
