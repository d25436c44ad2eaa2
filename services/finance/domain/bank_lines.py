# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines of bank statements (银行流水): what each is and why, or that it waits in suspense."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.errors import NeedsApproval
from services.finance.domain.events import BankLineMatched, BankLineUnmatched, BankStatementImported
from services.finance.domain.kinds import MatchKind
from services.finance.domain.payments import Part
from services.finance.domain.till_errors import AccountKnown, LineDecided, MatchBooked, MatchDiffers


class LineState(StrEnum):
    """`waiting`: money that left the bank and that its fund does not have; nothing is booked of it."""

    NEW = "new"
    SUSPENSE = "suspense"
    WAITING = "waiting"
    MATCHED = "matched"


class Reason(StrEnum):
    """Why a line was matched, or what is proposed."""

    REFERENCE = "reference"
    PAYER = "payer"
    SLIP = "slip"
    PAYOUT = "payout"
    AMOUNT_DAY = "amount_day"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a bank's CSV hold what; either `amount`, signed, or `credit` and `debit`."""

    day: str
    amount: str = ""
    credit: str = ""
    debit: str = ""
    payer: str = ""
    text: str = ""
    reference: str = ""
    day_format: str = "%Y-%m-%d"
    delimiter: str = ","


@dataclass(frozen=True, kw_only=True)
class BankAccount:
    """An account of a place's; `fund_id`: the fund in which what nobody knows yet is in suspense."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    number: str
    bank: str
    fund_id: str
    columns: Columns


@dataclass(frozen=True, kw_only=True)
class BankStatement:
    """One imported file; `lines`: how many it has; `known`: how many of them an earlier file had."""

    id: str
    account_id: str
    place: OrgPath
    within: tuple[str, ...]
    name: str
    first: date
    last: date
    imported_at: datetime
    imported_by: str
    lines: int
    known: int


@dataclass(frozen=True, kw_only=True)
class BankLine:
    """Money that came (above nought) or went.

    Attributes:
        matched: the ids of what it is; `parts`: what of it went to which bill.
        suspense_id, entry_id: the entries by which it is in suspense, and by which that was cleared.
        hold_id: by which nothing else is paid with it while it is in suspense.
        booked: how many entries were made of it, so that each has an id of its own.

    """

    id: str
    account_id: str
    statement_id: str
    place: OrgPath
    within: tuple[str, ...]
    day: date
    amount: Money
    payer: str
    text: str
    reference: str
    state: LineState = LineState.NEW
    kind: MatchKind | None = None
    reason: Reason | None = None
    matched: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    note: str = ""
    suspense_id: str | None = None
    entry_id: str | None = None
    hold_id: str | None = None
    booked: int = 0
    decided_by: str = ""

    @property
    def incoming(self) -> bool:
        return self.amount.fen > 0

    @property
    def told(self) -> str:
        """All that whoever paid wrote."""
        return f"{self.reference} {self.text}"


@dataclass(frozen=True, slots=True)
class MatchedEntry:
    """An entry, whose id it has, is what a bank line is."""

    id: str
    line_id: str


def register(account: BankAccount, known: BankAccount | None) -> BankAccount:
    """Raises AccountKnown."""
    if known is not None:
        raise AccountKnown(account.number)
    return account


def imported(statement: BankStatement) -> list[Event]:
    """What is told of a file."""
    new = statement.lines - statement.known
    return [BankStatementImported(statement.id, statement.place, statement.first, statement.last, new)]


def bank_amount(entry: Entry) -> Money:
    """How much an entry put on, or took from, bank accounts."""
    own = [line.amount for line in entry.lines if line.account == Known.BANK]
    return Money(sum(one.fen for one in own), own[0].currency if own else "CNY")


def suspend(line: BankLine, entry_id: str) -> BankLine:
    """Nobody knows yet what it is: it is booked in suspense. Raises LineDecided."""
    _check_unbooked_yet(line)
    return replace(line, state=LineState.SUSPENSE, suspense_id=entry_id, booked=line.booked + 1)


def wait(line: BankLine) -> BankLine:
    """Its fund does not have what left the bank: nothing is booked of it yet. Raises LineDecided."""
    _check_unbooked_yet(line)
    return replace(line, state=LineState.WAITING)


def unsuspend(line: BankLine) -> BankLine:
    """The entry by which it was in suspense is taken back: nothing is booked of it. Raises LineDecided."""
    if line.state is not LineState.SUSPENSE:
        raise LineDecided(line.id)
    return replace(line, state=LineState.NEW, suspense_id=None, hold_id=None)


def suspense_lines(line: BankLine, fund_id: str) -> list[Line]:
    return [Line(Known.BANK, fund_id, line.amount), Line(Known.SUSPENSE, fund_id, -line.amount)]


def cleared_lines(line: BankLine, fund_id: str, parts: Iterable[Line]) -> list[Line]:
    """Out of suspense, to where it belongs: in another fund the bank's money goes along."""
    found, whole = [], 0
    for part in parts:
        whole -= part.amount.fen
        if part.fund_id != fund_id:
            found += [Line(Known.BANK, fund_id, part.amount), Line(Known.BANK, part.fund_id, -part.amount)]
        found.append(part)
    return [Line(Known.SUSPENSE, fund_id, Money(whole, line.amount.currency)), *found]


def match(
    line: BankLine, kind: MatchKind, ids: tuple[str, ...], reason: Reason, by: str, note: str = ""
) -> tuple[BankLine, list[Event]]:
    """It is decided what it is. Raises LineDecided."""
    check_undecided(line)
    matched = replace(
        line, state=LineState.MATCHED, kind=kind, matched=ids, reason=reason, decided_by=by, note=note
    )
    return matched, [BankLineMatched(line.id, line.place, kind, reason, line.amount)]


def check_undecided(line: BankLine) -> None:
    """Raises LineDecided."""
    if line.state is LineState.MATCHED:
        raise LineDecided(line.id)


def check_amount(line: BankLine, amount: Money) -> None:
    """Raises MatchDiffers."""
    if amount != line.amount:
        raise MatchDiffers(amount.fen, line.amount.fen)


def check_small(line: BankLine, most: Money) -> None:
    """Money that left is explained by one person up to so much; more is matched with what was approved.

    Raises NeedsApproval.
    """
    if -line.amount.fen > most.fen:
        raise NeedsApproval(-line.amount.fen, most.fen)


def apportioned(line: BankLine, bills: Iterable[Bill]) -> tuple[Part, ...]:
    """Which bill gets how much: by due day. Raises MatchDiffers for more than is owed, or money that left."""
    left, parts = line.amount.fen, []
    for bill in sorted(bills, key=lambda one: (one.due, one.id)):
        much = max(0, min(left, bill.owed.fen))
        left -= much
        if much:
            parts.append(Part(bill.id, Money(much, line.amount.currency)))
    if left or not parts:
        raise MatchDiffers(line.amount.fen - left, line.amount.fen)
    return tuple(parts)


def unmatch(line: BankLine, reason: str) -> tuple[BankLine, list[Event]]:
    """It is open again what it is: in suspense where that was booked, else as new. Raises LineDecided."""
    if line.state is not LineState.MATCHED:
        raise LineDecided(line.id)
    state = LineState.SUSPENSE if line.suspense_id else LineState.NEW
    freed = replace(
        line, state=state, kind=None, reason=None, matched=(), parts=(), entry_id=None, decided_by="", note=""
    )
    return freed, [BankLineUnmatched(line.id, line.place, reason)]


def check_unbooked(line: BankLine) -> None:
    """Only a match of which nothing was booked is undone by itself. Raises LineDecided, MatchBooked."""
    if line.state is not LineState.MATCHED:
        raise LineDecided(line.id)
    if line.entry_id:
        raise MatchBooked(line.entry_id)


def _check_unbooked_yet(line: BankLine) -> None:
    if line.state not in (LineState.NEW, LineState.WAITING):
        raise LineDecided(line.id)
