# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of the ledger, its funds and periods. Clients branch on the code."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownPlace(DomainError):
    """No such active place is known in this district."""

    code = "finance.unknown_place"
    status = 422
    title = "There is no such place"

    path: str


@dataclass(eq=False)
class UnknownAccount(DomainError):
    """The chart of accounts of the place has no such account."""

    code = "finance.unknown_account"
    status = 422
    title = "The chart has no such account"

    account: str


@dataclass(eq=False)
class Unbalanced(DomainError):
    """Debits and credits of an entry come to the same, in each of its funds (double entry)."""

    code = "finance.unbalanced"
    status = 422
    title = "Debits and credits do not come to the same"

    fund_id: str
    difference: int


@dataclass(eq=False)
class MixedCurrency(DomainError):
    """An entry is in one currency, or balanced in each: currencies do not set each other off."""

    code = "finance.mixed_currency"
    status = 422
    title = "Currencies do not mix"

    currencies: tuple[str, ...]


@dataclass(eq=False)
class NothingPosted(DomainError):
    """An entry has at least two lines, none of them of nought."""

    code = "finance.nothing_posted"
    status = 422
    title = "An entry has two lines or more, none of nought"


@dataclass(eq=False)
class EntryDiffers(DomainError):
    """An id names one thing for ever: it was used before, for other amounts, accounts, funds or days."""

    code = "finance.entry_differs"
    title = "This id belongs to another entry"

    entry_id: str


@dataclass(eq=False)
class ClosedPeriod(DomainError):
    """Nothing is posted into a quarter that is closed; a correction is a reversal in an open one."""

    code = "finance.closed_period"
    title = "The quarter is closed"

    quarter: str
    state: str


@dataclass(eq=False)
class NotClosing(DomainError):
    """The books of a quarter are locked once, when it is closed and its statement is published."""

    code = "finance.not_closing"
    title = "The quarter is not closed, or locked already"

    quarter: str
    state: str


@dataclass(eq=False)
class PeriodRuns(DomainError):
    """A quarter is closed when it is over, and after the one before it."""

    code = "finance.period_runs"
    title = "The quarter cannot be closed yet"

    quarter: str


@dataclass(eq=False)
class FundElsewhere(DomainError):
    """An entry is of the books of one place: all its funds belong there."""

    code = "finance.fund_elsewhere"
    status = 422
    title = "The fund is another place's"

    fund_id: str


@dataclass(eq=False)
class FundSpent(DomainError):
    """A fund pays what it has, less what is held for something else; `asked` and `available` in fen."""

    code = "finance.fund_spent"
    title = "The fund does not have so much"

    fund_id: str
    asked: int
    available: int


@dataclass(eq=False)
class AgainstPurpose(DomainError):
    """A restricted fund pays for its purpose alone, and for its own matter (专款专用)."""

    code = "finance.against_purpose"
    title = "The fund is for something else"

    fund_id: str
    account: str


@dataclass(eq=False)
class AlreadyReversed(DomainError):
    """An entry is taken back once; a reversal is not taken back but posted anew."""

    code = "finance.already_reversed"
    title = "The entry was taken back already"

    entry_id: str


@dataclass(eq=False)
class SamePerson(DomainError):
    """Two keys are two persons: nobody confirms or approves what they asked for or approved themselves."""

    code = "finance.same_person"
    status = 403
    title = "Somebody else has to do this"


@dataclass(eq=False)
class HoldEnded(DomainError):
    """What was held is posted, voided or expired."""

    code = "finance.hold_ended"
    title = "Nothing is held any more"

    hold_id: str
    state: str


@dataclass(eq=False)
class HoldBound(DomainError):
    """What is held for an invoice is paid or let go with the invoice, not by itself."""

    code = "finance.hold_bound"
    title = "This is held for something that decides about it"

    hold_id: str
    subject: str


@dataclass(eq=False)
class NeedsApproval(DomainError):
    """Only small amounts are paid by one person; what is more goes by invoice and several keys (fen)."""

    code = "finance.needs_approval"
    title = "So much is paid by an approved invoice only"

    asked: int
    most: int


@dataclass(eq=False)
class BeyondHold(DomainError):
    """No more is posted from a hold than is held; amounts in fen."""

    code = "finance.beyond_hold"
    title = "So much is not held"

    hold_id: str
    asked: int
    held: int


@dataclass(eq=False)
class ExpiryPassed(DomainError):
    """A hold ends in the future."""

    code = "finance.expiry_passed"
    status = 422
    title = "The hold would end before it begins"

    expires_at: datetime


@dataclass(eq=False)
class BadJournal(DomainError):
    """A plain-text journal is taken whole or not at all; `reason` says what is wrong, `line` where."""

    code = "finance.bad_journal"
    status = 422
    title = "The journal cannot be taken in"

    line: int
    reason: str
