# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bids compared in public (公开比价): sealed until the deadline, then listed, one chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.asset_errors import (
    BelowFloor,
    DeadlinePassed,
    HighestPassedOver,
    OtherThanAwarded,
    TermTooLong,
    WrongCallState,
)
from services.finance.domain.events import BidAwarded, BidsCalled, BidsOpened, CallWithdrawn
from services.finance.domain.kinds import AssetKind
from services.finance.domain.spending_errors import ConflictOfInterest

MOST_MONTHS = 240
"""Twenty years (Civil Code Art. 705)."""


class CallState(StrEnum):
    SEALED = "sealed"
    OPENED = "opened"
    AWARDED = "awarded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call for bids for one asset; `floor`: the least rent a month; `months`: the term.

    `passed_over`: why the highest bid was not chosen, where it was not.
    """

    id: str
    asset_id: str
    place: OrgPath
    within: tuple[str, ...]
    kind: AssetKind
    name: str
    text: str
    floor: Money
    months: int
    resolution_id: str
    called_at: datetime
    deadline: datetime
    state: CallState = CallState.SEALED
    bids: int = 0
    bid_id: str | None = None
    reasons: str = ""
    passed_over: str = ""


@dataclass(frozen=True, kw_only=True)
class Bid:
    """What one bidder offers a month. `number`: in the order of the first bids.

    `digest` can be read before the opening: it binds the amount and the `salt`, which are told afterwards.
    """

    id: str
    call_id: str
    number: int
    bidder: str
    name: str
    company_id: str | None
    amount: Money
    terms: str
    made_at: datetime
    salt: str

    @property
    def digest(self) -> str:
        """SHA-256 of call, number, amount and salt, so that everybody can check what was opened."""
        text = f"{self.call_id}|{self.number}|{self.amount.fen}|{self.amount.currency}|{self.salt}"
        return sha256(text.encode()).hexdigest()


def check_term(months: int) -> None:
    """Raises TermTooLong."""
    if months > MOST_MONTHS:
        raise TermTooLong(months, MOST_MONTHS)


def call(made: Call) -> tuple[Call, list[Event]]:
    """Raises TermTooLong, DeadlinePassed."""
    check_term(made.months)
    if made.deadline <= made.called_at:
        raise DeadlinePassed
    return made, [BidsCalled(made.id, made.asset_id, made.place, made.floor, made.months, made.deadline)]


def take(known: Call, bid: Bid, *, again: bool) -> Call:
    """One bid a bidder, the last one counts. Raises DeadlinePassed, BelowFloor."""
    if known.state is not CallState.SEALED or bid.made_at >= known.deadline:
        raise DeadlinePassed
    if (bid.amount - known.floor).fen < 0:
        raise BelowFloor(bid.amount.fen, known.floor.fen)
    return known if again else replace(known, bids=known.bids + 1)


def open_bids(known: Call) -> tuple[Call, list[Event]]:
    """The deadline is there; a call that was withdrawn stays so."""
    if known.state is not CallState.SEALED:
        return known, []
    return replace(known, state=CallState.OPENED), [BidsOpened(known.id, known.place, known.bids)]


def ranked(bids: Iterable[Bid]) -> list[Bid]:
    """The highest first; of equal ones the earlier."""
    return sorted(bids, key=lambda one: (-one.amount.fen, one.number))


def award(
    known: Call, bid: Bid, bids: Iterable[Bid], reasons: str, passed_over: str, *, works_for_it: bool
) -> tuple[Call, list[Event]]:
    """One of the opened bids is chosen. Raises WrongCallState, ConflictOfInterest, HighestPassedOver."""
    if known.state is not CallState.OPENED or bid.call_id != known.id:
        raise WrongCallState(known.id, known.state)
    if works_for_it:
        raise ConflictOfInterest(bid.company_id or "")
    highest = ranked(bids)[0].amount
    lower = (bid.amount - highest).fen < 0
    if lower and not passed_over:
        raise HighestPassedOver(highest.fen)
    awarded = replace(
        known,
        state=CallState.AWARDED,
        bid_id=bid.id,
        reasons=reasons,
        passed_over=passed_over if lower else "",
    )
    return awarded, [BidAwarded(known.id, known.asset_id, known.place, bid.id, bid.amount, highest, reasons)]


def withdraw(known: Call, reason: str) -> tuple[Call, list[Event]]:
    """Nobody gets it. Raises WrongCallState."""
    if known.state not in (CallState.SEALED, CallState.OPENED):
        raise WrongCallState(known.id, known.state)
    return replace(known, state=CallState.WITHDRAWN, reasons=reason), [CallWithdrawn(known.id, reason)]


def check_award(known: Call, bid: Bid | None, payer: str, rent: Money, months: int) -> None:
    """What is signed is what was compared. Raises WrongCallState, OtherThanAwarded."""
    if known.state is not CallState.AWARDED or bid is None:
        raise WrongCallState(known.id, known.state)
    if (payer, rent, months) != (bid.company_id or bid.bidder, bid.amount, known.months):
        raise OtherThanAwarded(known.id)
