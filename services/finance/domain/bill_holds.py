# SPDX-License-Identifier: AGPL-3.0-or-later
"""A hold on bills (缓催): hardship or dispute; not dunned, decided with reasons, ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.bills import Bill
from services.finance.domain.dunning_errors import (
    AlreadyOnHold,
    HoldTooLong,
    PlanNotWhole,
    WrongBillHoldState,
)
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import BillHoldAsked, BillHoldEnded, BillHoldGranted, BillHoldRefused
from services.finance.domain.payments import owed_together


class HoldKind(StrEnum):
    """困难、争议."""

    HARDSHIP = "hardship"
    DISPUTE = "dispute"


class BillHoldState(StrEnum):
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    ENDED = "ended"


class Why(StrEnum):
    """Why a hold ended: its time is over, an instalment was not paid, all is paid, or somebody ended it."""

    OVER = "over"
    BROKEN = "broken"
    PAID = "paid"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Instalment:
    """So much is paid until a day (分期)."""

    due: date
    amount: Money


@dataclass(frozen=True, kw_only=True)
class BillHold:
    """`owed`: on its bills when it was asked for; `until`: its last day; `plan`: instalments."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    payer: str
    bills: tuple[str, ...]
    kind: HoldKind
    text: str
    owed: Money
    asked_by: str
    asked_at: datetime
    state: BillHoldState = BillHoldState.ASKED
    decided_by: str = ""
    reasons: str = ""
    until: date | None = None
    plan: tuple[Instalment, ...] = ()
    ended_at: datetime | None = None
    why: Why | None = None


Step = tuple[BillHold, list[Event]]


def ask(hold: BillHold, bills: Iterable[Bill]) -> Step:
    """Nothing is dunned from now until it is decided. Raises BillsOfOthers, NothingOwed, AlreadyOnHold."""
    known = list(bills)
    owed = owed_together(hold.payer, known)
    for bill in known:
        if bill.hold is not None:
            raise AlreadyOnHold(bill.id)
    return replace(hold, owed=owed), [BillHoldAsked(hold.id, hold.payer, hold.kind, hold.bills, owed)]


def grant(
    hold: BillHold, by: str, reasons: str, until: date, plan: tuple[Instalment, ...], last: date
) -> Step:
    """Until a day, perhaps by instalments that come to what is owed; `last`: the latest day that is allowed.

    Raises WrongBillHoldState, SamePerson, PlanNotWhole, HoldTooLong.
    """
    _check_asked(hold, by)
    days = [one.due for one in plan]
    whole = sum(one.amount.fen for one in plan)
    if plan and (whole != hold.owed.fen or days != sorted(set(days)) or days[-1] != until):
        raise PlanNotWhole(hold.id, hold.owed.fen, whole)
    if until > last:
        raise HoldTooLong(hold.id, last)
    granted = replace(
        hold, state=BillHoldState.GRANTED, decided_by=by, reasons=reasons, until=until, plan=plan
    )
    return granted, [BillHoldGranted(hold.id, hold.payer, until, len(plan))]


def refuse(hold: BillHold, by: str, reasons: str) -> Step:
    """It is dunned again. Raises WrongBillHoldState, SamePerson."""
    _check_asked(hold, by)
    refused = replace(hold, state=BillHoldState.REFUSED, decided_by=by, reasons=reasons)
    return refused, [BillHoldRefused(hold.id, hold.payer, reasons)]


def end(hold: BillHold, why: Why, at: datetime) -> Step:
    """It is dunned again, as far as something is owed. Raises WrongBillHoldState."""
    if hold.state is not BillHoldState.GRANTED:
        raise WrongBillHoldState(hold.id, hold.state)
    ended = replace(hold, state=BillHoldState.ENDED, ended_at=at, why=why)
    return ended, [BillHoldEnded(hold.id, hold.payer, why)]


def next_day(hold: BillHold, after: date) -> date | None:
    """The next day on which something of it is due, its last one at the end; None when there is no more."""
    days = [one.due for one in hold.plan] or ([hold.until] if hold.until else [])
    return next((day for day in days if day > after), None)


def outcome(hold: BillHold, owed: Money, today: date) -> Why | None:
    """Why it ends on a day, by what is still owed on its bills; None where it goes on."""
    if not owed.fen:
        return Why.PAID
    planned = sum(one.amount.fen for one in hold.plan if one.due < today)
    if (hold.owed - owed).fen < planned:
        return Why.BROKEN
    return Why.OVER if hold.until is not None and hold.until < today else None


def _check_asked(hold: BillHold, by: str) -> None:
    if hold.state is not BillHoldState.ASKED:
        raise WrongBillHoldState(hold.id, hold.state)
    if by in (hold.asked_by, hold.payer):
        raise SamePerson
