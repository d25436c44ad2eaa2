# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cash desk (收款台): numbered receipts, a day that two persons close, cash that goes to the bank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import AccountKind, Chart, Known
from services.finance.domain.entries import Line
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import CashCounted, CashDayClosed, CashHandedOver, CashReceived
from services.finance.domain.payments import Part
from services.finance.domain.till_errors import (
    BeyondOwed,
    CashMoved,
    DayCounted,
    DayNotClosed,
    DifferenceUnexplained,
    NotAnIncome,
    NothingToCount,
)


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where a place takes in cash; its id is the place. `last`: the number of its last receipt in `year`."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    year: int = 0
    last: int = 0
    open_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class CashReceipt:
    """`parts`: the bills that it settled; without any it is income of `account`. Its entry has its id."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    number: str
    fund_id: str
    payer: str
    text: str
    amount: Money
    account: str
    day: date
    received_at: datetime
    received_by: str
    parts: tuple[Part, ...] = ()
    taken_back: bool = False


@dataclass(frozen=True, kw_only=True)
class CashDay:
    """A day's count: `booked` is what the books said then; `fund_id` bears the difference."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    day: date
    booked: Money
    counted: Money
    reason: str
    fund_id: str | None
    counted_by: str
    counted_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None

    @property
    def difference(self) -> Money:
        """Above nought: more than booked (长款); below: less (短款)."""
        return self.counted - self.booked

    @property
    def closed(self) -> bool:
        return self.confirmed_at is not None


@dataclass(frozen=True, slots=True)
class FundCash:
    """A part of the desk's cash, and the fund whose it is."""

    fund_id: str
    amount: Money


@dataclass(frozen=True, kw_only=True)
class Handover:
    """Cash that went to the bank, with the number of the bank's slip. Its entry has its id."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    slip: str
    parts: tuple[FundCash, ...]
    day: date
    handed_over_by: str

    @property
    def amount(self) -> Money:
        whole = sum(one.amount.fen for one in self.parts)
        return Money(whole, self.parts[0].amount.currency)


def day_id(place: OrgPath, day: date) -> str:
    return f"{place}:{day}"


def open_day(desk: Desk, today: date, counted: CashDay | None) -> Desk:
    """Before something is taken in. Raises DayNotClosed, DayCounted."""
    if desk.open_day is not None and desk.open_day != today:
        raise DayNotClosed(desk.open_day)
    if counted is not None:
        raise DayCounted(today)
    return replace(desk, open_day=today)


def number(desk: Desk, today: date) -> tuple[Desk, str]:
    """The next number of the year, without a gap: `2026-000042`."""
    last = desk.last + 1 if desk.year == today.year else 1
    return replace(desk, year=today.year, last=last), f"{today.year}-{last:06d}"


def receive(receipt: CashReceipt, owed: Money, chart: Chart) -> tuple[CashReceipt, list[Event]]:
    """No more than is owed on its bills, or income. Raises BeyondOwed, NotAnIncome."""
    if receipt.account != Known.RECEIVABLE:
        check_income(receipt.account, chart)
    elif (owed - receipt.amount).fen < 0:
        raise BeyondOwed(receipt.amount.fen, owed.fen)
    fact = CashReceived(receipt.id, receipt.place, receipt.fund_id, receipt.number, receipt.amount)
    return receipt, [fact]


def check_income(account: str, chart: Chart) -> None:
    """Raises NotAnIncome, UnknownAccount."""
    if chart.kind(account) is not AccountKind.INCOME:
        raise NotAnIncome(account)


def count(desk: Desk, counted: CashDay, known: CashDay | None) -> tuple[CashDay, list[Event]]:
    """One person counts; counting again replaces what is not confirmed yet.

    Raises NothingToCount, DayCounted, DifferenceUnexplained.
    """
    if desk.open_day is None:
        raise NothingToCount
    if known is not None and known.closed:
        raise DayCounted(known.day)
    if counted.difference.fen and not (counted.reason and counted.fund_id):
        raise DifferenceUnexplained(counted.difference.fen)
    return counted, [CashCounted(counted.place, counted.day, counted.booked, counted.counted)]


def confirm(counted: CashDay, booked: Money, by: str, at: datetime) -> tuple[CashDay, list[Event]]:
    """Another person counts along and closes the day. Raises NothingToCount, SamePerson, CashMoved."""
    if counted.closed:
        raise NothingToCount
    if counted.counted_by == by:
        raise SamePerson
    if counted.booked != booked:
        raise CashMoved(counted.booked.fen, booked.fen)
    closed = replace(counted, confirmed_by=by, confirmed_at=at)
    return closed, [CashDayClosed(closed.place, closed.day, closed.counted, closed.difference)]


def difference_lines(counted: CashDay) -> list[Line]:
    """What is booked of a difference."""
    fund, much = counted.fund_id or "", counted.difference
    return [Line(Known.CASH, fund, much), Line(Known.CASH_DIFFERENCES, fund, -much)] if much.fen else []


def hand_over(handover: Handover) -> tuple[Handover, list[Event]]:
    """It is on its way to the bank."""
    return handover, [CashHandedOver(handover.id, handover.place, handover.slip, handover.amount)]


def handover_lines(handover: Handover) -> list[Line]:
    """From the desk to the bank, each fund for itself."""
    found = []
    for one in handover.parts:
        found += [Line(Known.BANK, one.fund_id, one.amount), Line(Known.CASH, one.fund_id, -one.amount)]
    return found
