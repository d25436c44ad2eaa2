# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deposits (押金): taken, held so that nothing else is paid with them, returned by two persons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.asset_errors import BeyondDeposit, KeptWithoutReason, WrongDepositState
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import DepositReturned, DepositTaken


class DepositState(StrEnum):
    HELD = "held"
    ASKED = "asked"
    RETURNED = "returned"


@dataclass(frozen=True, kw_only=True)
class Deposit:
    """What is held for somebody.

    Attributes:
        payer: whose it is, as the contract names them; `purpose`: for what, in words.
        lease_id: the lease that it secures, if it does; its open bills are settled from it first.
        kept, reason: what is kept of it as compensation, and for what.
        account: where it is paid from when it is returned.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    fund_id: str
    payer: str
    purpose: str
    amount: Money
    taken_at: datetime
    taken_by: str
    lease_id: str | None = None
    receipt: str = ""
    state: DepositState = DepositState.HELD
    kept: Money = Money(0)  # noqa: RUF009 - it is frozen
    reason: str = ""
    account: str = ""
    entry_id: str | None = None
    asked_by: str = ""
    returned_at: datetime | None = None


Step = tuple[Deposit, list[Event]]


def take(deposit: Deposit) -> Step:
    """It is there."""
    return deposit, [
        DepositTaken(deposit.id, deposit.place, deposit.fund_id, deposit.amount, deposit.lease_id)
    ]


def ask(deposit: Deposit, kept: Money, reason: str, account: str, entry_id: str, by: str) -> Deposit:
    """One key: return it, less what is kept. Raises WrongDepositState, BeyondDeposit, KeptWithoutReason."""
    if deposit.state is not DepositState.HELD:
        raise WrongDepositState(deposit.id, deposit.state)
    if (deposit.amount - kept).fen < 0:
        raise BeyondDeposit(kept.fen, deposit.amount.fen)
    if kept.fen and not reason:
        raise KeptWithoutReason
    return replace(
        deposit,
        state=DepositState.ASKED,
        kept=kept,
        reason=reason,
        account=account,
        entry_id=entry_id,
        asked_by=by,
    )


def confirm(deposit: Deposit, settled: Money, by: str, at: datetime) -> Step:
    """The other key; `settled`: what goes to open bills. Raises WrongDepositState, SamePerson."""
    if deposit.state is not DepositState.ASKED:
        raise WrongDepositState(deposit.id, deposit.state)
    if deposit.asked_by == by:
        raise SamePerson
    paid = deposit.amount - deposit.kept - settled
    returned = replace(deposit, state=DepositState.RETURNED, returned_at=at)
    return returned, [
        DepositReturned(deposit.id, deposit.place, deposit.fund_id, paid, deposit.kept, settled)
    ]


def returned_lines(deposit: Deposit, settled: Money) -> list[Line]:
    """What is posted when it is returned: kept, to open bills, and paid out."""
    fund, paid = deposit.fund_id, deposit.amount - deposit.kept - settled
    parts = ((Known.COMPENSATION, deposit.kept), (Known.RECEIVABLE, settled), (deposit.account, paid))
    given = [Line(account, fund, -amount) for account, amount in parts if amount.fen]
    return [Line(Known.DEPOSITS, fund, deposit.amount), *given]
