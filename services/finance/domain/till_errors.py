# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of cash desk, bank statements and provider's settlements. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date

from services.chassis.values import DomainError


@dataclass(eq=False)
class DayNotClosed(DomainError):
    """A day at the desk is counted and closed before the next one begins."""

    code = "finance.day_not_closed"
    title = "An earlier day is not closed yet"

    day: date


@dataclass(eq=False)
class DayCounted(DomainError):
    """After the count nothing is taken in or handed over on that day."""

    code = "finance.day_counted"
    title = "The day is counted"

    day: date


@dataclass(eq=False)
class NothingToCount(DomainError):
    """A day is counted on which something was taken in, and confirmed once it is counted."""

    code = "finance.nothing_to_count"
    title = "There is nothing to count or to confirm"


@dataclass(eq=False)
class CashMoved(DomainError):
    """A count is confirmed against the books that it was compared with (fen)."""

    code = "finance.cash_moved"
    title = "Cash was booked since the count: count again"

    counted_against: int
    booked: int


@dataclass(eq=False)
class DifferenceUnexplained(DomainError):
    """A difference between count and books has a reason, and a fund that bears it (fen)."""

    code = "finance.difference_unexplained"
    status = 422
    title = "Say why it differs, and which fund bears it"

    difference: int


@dataclass(eq=False)
class BeyondOwed(DomainError):
    """At the desk and from a bank line no more is settled of bills than is owed (fen)."""

    code = "finance.beyond_owed"
    title = "So much is not owed"

    asked: int
    owed: int


@dataclass(eq=False)
class NotAnIncome(DomainError):
    """What is taken in without a bill is income: its account is one of income."""

    code = "finance.not_an_income"
    status = 422
    title = "The account is not one of income"

    account: str


@dataclass(eq=False)
class BadStatement(DomainError):
    """A bank statement is taken whole or not at all; `reason` says what is wrong, `line` where."""

    code = "finance.bad_statement"
    status = 422
    title = "The bank statement cannot be taken in"

    line: int
    reason: str


@dataclass(eq=False)
class AccountKnown(DomainError):
    """A bank account is registered once."""

    code = "finance.account_known"
    title = "The account is registered already"

    number: str


@dataclass(eq=False)
class LineDecided(DomainError):
    """What a bank line is gets decided once; another decision needs the first one taken back."""

    code = "finance.line_decided"
    title = "It is decided what this line is"

    line_id: str


@dataclass(eq=False)
class MatchDiffers(DomainError):
    """What a line is matched with comes to the line's amount and is of its place (fen)."""

    code = "finance.match_differs"
    status = 422
    title = "This does not come to the line's amount"

    asked: int
    amount: int


@dataclass(eq=False)
class EntryMatched(DomainError):
    """An entry stands on the bank's statement once."""

    code = "finance.entry_matched"
    title = "The entry is matched already"

    entry_id: str


@dataclass(eq=False)
class MatchBooked(DomainError):
    """A match that was booked is taken back by reversing its entry."""

    code = "finance.match_booked"
    title = "Reverse the entry of this match"

    entry_id: str


@dataclass(eq=False)
class BadSettlement(DomainError):
    """A settlement is taken whole or not at all; `reason` says what is wrong, `line` where."""

    code = "finance.bad_settlement"
    status = 422
    title = "The settlement cannot be taken in"

    line: int
    reason: str


@dataclass(eq=False)
class DifferenceClosed(DomainError):
    """A difference is closed once, with a note."""

    code = "finance.difference_closed"
    title = "The difference is closed already"

    difference_id: str


@dataclass(eq=False)
class BeyondCash(DomainError):
    """No more is handed over than the desk has of a fund (fen)."""

    code = "finance.beyond_cash"
    title = "So much is not in the desk"

    asked: int
    cash: int
