# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leases (租约) of assets: signed, billed month by month in advance, ended at their time or before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis.calendar import months_after
from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.asset_errors import LeaseOver, NeedsBids, OutsideTerm
from services.finance.domain.bills import Bill
from services.finance.domain.calls import check_term
from services.finance.domain.events import LeaseEnded, LeaseSigned, RentBilled
from services.finance.domain.fees import Change, at_change

ONE_DAY = timedelta(days=1)


class LeaseState(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Lease:
    """Who has an asset for how long, at what rent a month.

    Attributes:
        lessee: as the contract names them; `payer`: who gets the bills, a person's or company's id.
        billed: how many months are billed; `next_on`: the day of the next bill, then of the end.
        due_days: from the bill to its due day.

    """

    id: str
    asset_id: str
    place: OrgPath
    within: tuple[str, ...]
    name: str
    lessee: str
    payer: str
    fund_id: str
    account: str
    begins: date
    months: int
    rent: Money
    due_days: int
    resolution_id: str
    matter: str
    signed_at: datetime
    signed_by: str
    call_id: str | None = None
    state: LeaseState = LeaseState.ACTIVE
    billed: int = 0
    next_on: date | None = None
    ended_on: date | None = None
    reason: str = ""

    @property
    def ends(self) -> date:
        """The last day of the term."""
        return self.month_from(self.months) - ONE_DAY

    def month_from(self, number: int) -> date:
        """The first day of a month of the lease, from 0."""
        return months_after(self.begins, number)


def sign(lease: Lease, most: Money) -> tuple[Lease, list[Event]]:
    """Without a call only what comes to so much over its term. Raises TermTooLong, NeedsBids."""
    check_term(lease.months)
    whole = lease.rent.fen * lease.months
    if lease.call_id is None and whole > most.fen:
        raise NeedsBids(whole, most.fen)
    signed = replace(lease, next_on=lease.begins)
    fact = LeaseSigned(
        lease.id,
        lease.asset_id,
        lease.place,
        lease.matter,
        lease.rent,
        lease.months,
        lease.begins,
        lease.call_id,
    )
    return signed, [fact]


def bill(lease: Lease, bill_id: str, today: date, remind_at: datetime) -> tuple[Lease, Bill, list[Event]]:
    """The bill of its next month. `remind_at`: when the first reminder comes."""
    first = lease.month_from(lease.billed)
    made = Bill(
        id=bill_id,
        run_id="",
        unit_id=lease.asset_id,
        place=lease.place,
        payer=lease.payer,
        name=lease.name,
        month=f"{first:%Y-%m}",
        fund_id=lease.fund_id,
        amount=lease.rent,
        due=due_day(lease, today),
        remind_at=remind_at,
        subject=f"lease/{lease.id}",
    )
    billed = replace(lease, billed=lease.billed + 1, next_on=lease.month_from(lease.billed + 1))
    return billed, made, [RentBilled(lease.id, bill_id, made.month, made.amount)]


def due_day(lease: Lease, today: date) -> date:
    return today + timedelta(days=lease.due_days)


def is_over(lease: Lease) -> bool:
    """All its months are billed: on `next_on` it ends."""
    return lease.billed >= lease.months


def end(lease: Lease, on: date, reason: str) -> tuple[Lease, Money, list[Event]]:
    """Its last day is this one; what was billed for later days is owed back, reckoned by days.

    Raises LeaseOver, OutsideTerm.
    """
    if lease.state is not LeaseState.ACTIVE:
        raise LeaseOver(lease.id)
    if not lease.begins <= on <= lease.ends:
        raise OutsideTerm(lease.begins.isoformat(), lease.ends.isoformat())
    ended = replace(lease, state=LeaseState.ENDED, ended_on=on, reason=reason, next_on=None)
    back = Money(sum(_unused(lease, number, on) for number in range(lease.billed)), lease.rent.currency)
    return ended, back, [LeaseEnded(lease.id, lease.asset_id, lease.place, on, on < lease.ends)]


def _unused(lease: Lease, number: int, on: date) -> int:
    first, last = lease.month_from(number), lease.month_from(number + 1) - ONE_DAY
    return at_change(lease.rent, first, last, on + ONE_DAY, Change.BY_DAYS)[1].fen
