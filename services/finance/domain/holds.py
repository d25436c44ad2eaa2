# SPDX-License-Identifier: AGPL-3.0-or-later
"""A hold: money that is kept for something, until it is posted (in parts, perhaps), voided, or expires."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.errors import BeyondHold, ExpiryPassed, HoldBound, HoldEnded
from services.finance.domain.events import HoldExpired, HoldPlaced, HoldPosted, HoldVoided


class HoldState(StrEnum):
    PENDING = "pending"
    POSTED = "posted"
    VOIDED = "voided"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class Hold:
    """`posted`: so much of the amount is paid; `expires_at`: when the rest is held no more, None: never."""

    id: str
    place: OrgPath
    fund_id: str
    amount: Money
    text: str
    placed_at: datetime
    placed_by: str
    subject: str = ""
    matter: str | None = None
    expires_at: datetime | None = None
    state: HoldState = HoldState.PENDING
    posted: Money = Money(0)  # noqa: RUF009 - it is frozen

    @property
    def left(self) -> Money:
        """What is still held."""
        return (
            self.amount - self.posted if self.state is HoldState.PENDING else Money(0, self.amount.currency)
        )


Step = tuple[Hold, list[Event]]


def place(hold: Hold) -> Step:
    """Hold an amount of a fund. Raises ExpiryPassed."""
    if hold.expires_at is not None and hold.expires_at <= hold.placed_at:
        raise ExpiryPassed(hold.expires_at)
    return hold, [HoldPlaced(hold.id, hold.fund_id, hold.amount, hold.expires_at)]


def post(hold: Hold, amount: Money, entry_id: str) -> Step:
    """So much of it is paid now; the rest stays held. Raises HoldEnded, BeyondHold."""
    _check_pending(hold)
    if (hold.left - amount).fen < 0:
        raise BeyondHold(hold.id, amount.fen, hold.left.fen)
    posted = hold.posted + amount
    state = HoldState.POSTED if posted == hold.amount else HoldState.PENDING
    return replace(hold, posted=posted, state=state), [HoldPosted(hold.id, entry_id, amount)]


def void(hold: Hold, reason: str) -> Step:
    """What is left of it is held no more. Raises HoldEnded."""
    _check_pending(hold)
    return replace(hold, state=HoldState.VOIDED), [HoldVoided(hold.id, reason)]


def expire(hold: Hold) -> Step:
    """Its time is over. Raises HoldEnded."""
    _check_pending(hold)
    return replace(hold, state=HoldState.EXPIRED), [HoldExpired(hold.id)]


def check_free(hold: Hold) -> None:
    """Before somebody pays it or lets it go by itself. Raises HoldBound."""
    if hold.subject:
        raise HoldBound(hold.id, hold.subject)


def _check_pending(hold: Hold) -> None:
    if hold.state is not HoldState.PENDING:
        raise HoldEnded(hold.id, hold.state)
