# SPDX-License-Identifier: AGPL-3.0-or-later
"""Arrears (欠费档案): the lawful ladder after the reminder: demand with proof, mediation, suit.

Each step asks for the one before it (Civil Code Art. 944; Property Management Regulation Art. 64). A file is
about one unit's payer and one fund. No step of it is published, and nothing that opens a door hears of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain import limitation
from services.finance.domain.bills import Bill
from services.finance.domain.dunning_errors import BillsOnHold, LadderSkipped, TimeTooShort
from services.finance.domain.events import (
    ArrearsClosed,
    ArrearsMediated,
    ArrearsOpened,
    DemandServed,
    LimitationNear,
    SuitFiled,
)


class ArrearsState(StrEnum):
    """待催告、已催告、已调解、已起诉、已了结."""

    OPEN = "open"
    DEMANDED = "demanded"
    MEDIATED = "mediated"
    SUED = "sued"
    CLOSED = "closed"


class Way(StrEnum):
    """How a demand was served, with proof: 当面签收、挂号邮寄、电子送达、张贴见证."""

    HANDED_OVER = "handed_over"
    REGISTERED_POST = "registered_post"
    ELECTRONIC = "electronic"
    LEFT_BEFORE_WITNESSES = "left_before_witnesses"


class Outcome(StrEnum):
    """What came of the committee's mediation."""

    AGREED = "agreed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Demand:
    """A written demand (催告): of how much, served when and how, to be paid until; `proof`: a file."""

    served_on: date
    way: Way
    pay_by: date
    amount: Money
    proof: str
    by: str


@dataclass(frozen=True, slots=True)
class Mediation:
    held_on: date
    outcome: Outcome
    record: str
    by: str


@dataclass(frozen=True, slots=True)
class Suit:
    """A suit or an application for an order to pay (支付令); `number`: the court's."""

    filed_on: date
    court: str
    number: str
    by: str


@dataclass(frozen=True, kw_only=True)
class Arrears:
    """`limitation_by`: when the claim on the oldest bill ends; `warned`: of which such day was told."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    unit_id: str
    fund_id: str
    payer: str
    opened_at: datetime
    bills: tuple[str, ...] = ()
    open: bool = True
    state: ArrearsState = ArrearsState.OPEN
    demands: tuple[Demand, ...] = ()
    mediations: tuple[Mediation, ...] = ()
    suit: Suit | None = None
    limitation_by: date | None = None
    warned: date | None = None


Step = tuple[Arrears, list[Event]]


def open_file(arrears: Arrears) -> Step:
    """A bill was reminded of in vain."""
    return arrears, [ArrearsOpened(arrears.id, arrears.unit_id, arrears.payer, arrears.fund_id)]


def add(arrears: Arrears, bill: Bill) -> Arrears:
    """One more bill; the claim on the oldest ends first."""
    if bill.id in arrears.bills:
        return arrears
    last = limitation.ends(bill.due, bill.interrupted_on)
    first = min(last, arrears.limitation_by) if arrears.limitation_by else last
    return replace(arrears, bills=(*arrears.bills, bill.id), limitation_by=first)


def owed_on(bills: Iterable[Bill]) -> Money:
    """What is owed on bills that are not on hold."""
    return Money(sum(bill.owed.fen for bill in bills if bill.open and bill.hold is None))


def demand(arrears: Arrears, bills: list[Bill], served: Demand, least_days: int) -> Step:
    """A written demand was served, with a reasonable time; it may be served again.

    Raises LadderSkipped after the suit or the end, BillsOnHold, TimeTooShort.
    """
    if arrears.state in (ArrearsState.SUED, ArrearsState.CLOSED):
        raise LadderSkipped(arrears.id, arrears.state, "demand")
    _check_dunned(arrears, bills)
    if (served.pay_by - served.served_on).days < least_days:
        raise TimeTooShort(arrears.id, least_days)
    demanded = replace(arrears, state=ArrearsState.DEMANDED, demands=(*arrears.demands, served))
    fact = DemandServed(arrears.id, arrears.unit_id, arrears.payer, served.amount, served.pay_by, served.way)
    return demanded, [fact]


def mediate(arrears: Arrears, bills: list[Bill], held: Mediation) -> Step:
    """The committee spoke with the payer, the time of the demand being over.

    Raises LadderSkipped, BillsOnHold.
    """
    _check_time_over(arrears, held.held_on, "mediate")
    _check_dunned(arrears, bills)
    mediated = replace(arrears, state=ArrearsState.MEDIATED, mediations=(*arrears.mediations, held))
    return mediated, [ArrearsMediated(arrears.id, arrears.unit_id, held.outcome)]


def sue(arrears: Arrears, bills: list[Bill], suit: Suit) -> Step:
    """It goes to court, when mediation has failed. Raises LadderSkipped, BillsOnHold."""
    failed = arrears.mediations and arrears.mediations[-1].outcome is Outcome.FAILED
    if arrears.state is not ArrearsState.MEDIATED or not failed:
        raise LadderSkipped(arrears.id, arrears.state, "sue")
    _check_dunned(arrears, bills)
    sued = replace(arrears, state=ArrearsState.SUED, suit=suit)
    return sued, [SuitFiled(arrears.id, arrears.unit_id, arrears.payer)]


def look(arrears: Arrears, bills: list[Bill], today: date, warn_days: int) -> Step:
    """Close what is paid; tell once of a claim that soon ends, its limitation being reckoned anew."""
    owing = [bill for bill in bills if bill.open]
    if not owing:
        closed = replace(arrears, open=False, state=ArrearsState.CLOSED)
        return closed, [ArrearsClosed(arrears.id, arrears.unit_id)]
    last = min(limitation.ends(bill.due, bill.interrupted_on) for bill in owing)
    known = replace(arrears, limitation_by=last)
    if (last - today).days > warn_days or arrears.warned == last:
        return known, []
    return replace(known, warned=last), [LimitationNear(arrears.id, arrears.unit_id, last)]


def _check_time_over(arrears: Arrears, on: date, step: str) -> None:
    served = arrears.demands[-1] if arrears.demands else None
    if arrears.state not in (ArrearsState.DEMANDED, ArrearsState.MEDIATED) or (
        served is None or on <= served.pay_by
    ):
        raise LadderSkipped(arrears.id, arrears.state, step)


def _check_dunned(arrears: Arrears, bills: list[Bill]) -> None:
    if not owed_on(bills).fen:
        raise BillsOnHold(arrears.id)
