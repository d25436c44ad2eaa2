# SPDX-License-Identifier: AGPL-3.0-or-later
"""The maintenance fund (维修资金, MOHURD Order 165): an account for each household, within its building's.

It is used by resolution of those who bear the cost (Civil Code Art. 278), or in an emergency (Art. 281).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.entries import Line
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import (
    EmergencyConfirmed,
    EmergencyDeclared,
    EmergencyRefused,
    InterestAllotted,
    MaintenanceCharged,
    MaintenanceDeposited,
    TopUpDue,
)
from services.finance.domain.fees import WHOLE_PERCENT
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import EntryKind, FundKind
from services.finance.domain.maintenance_errors import (
    AccountsShort,
    EmergencyDecided,
    NeedsResolution,
    NotAMaintenanceFund,
    NothingToAllot,
)
from services.finance.domain.shares import shares

DEPOSITS, INTEREST = "3201", "4501"
"""Accounts: what owners paid in, and what the bank added."""
MOST_ACCOUNTS = 2000
BY_RESOLUTION = frozenset({EntryKind.INVOICE, EntryKind.REVERSAL})
"""How money leaves the fund: by an invoice of a commitment, or where an entry is taken back."""


class Ground(StrEnum):
    """What may be mended without a vote (Hangzhou Art. 73): it endangers persons or houses at once."""

    LIFT = "lift"
    FIRE_EQUIPMENT = "fire_equipment"
    FACADE = "facade"
    COLLAPSE = "collapse"
    LEAK = "leak"
    DRAIN = "drain"


class EmergencyState(StrEnum):
    DECLARED = "declared"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class HouseholdAccount:
    """What a unit has in a fund (分户账); `first`: its first deposit; `warned`: it was told to top up."""

    id: str
    fund_id: str
    place: OrgPath
    within: tuple[str, ...]
    unit_id: str
    area: int
    first: Money
    balance: Money
    warned: bool = False


@dataclass(frozen=True, kw_only=True)
class Allotment:
    """Interest that was shared among the accounts of a fund, with the id of its entry."""

    id: str
    fund_id: str
    place: OrgPath
    amount: Money
    accounts: int
    allotted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """Work that cannot wait for a vote: its ground, its documents, and who confirmed it."""

    id: str
    fund_id: str
    place: OrgPath
    within: tuple[str, ...]
    ground: Ground
    text: str
    amount: Money
    documents: tuple[str, ...]
    declared_by: str
    declared_at: datetime
    state: EmergencyState = EmergencyState.DECLARED
    decided_by: str = ""
    reasons: str = ""


def check_fund(fund: Fund) -> None:
    """Household accounts are kept of a maintenance fund alone. Raises NotAMaintenanceFund."""
    if fund.kind is not FundKind.MAINTENANCE:
        raise NotAMaintenanceFund(fund.id)


def check_way(fund: Fund, kind: EntryKind) -> None:
    """It pays by resolution or in an emergency alone (Order 165 Art. 22). Raises NeedsResolution."""
    if fund.kind is FundKind.MAINTENANCE and kind not in BY_RESOLUTION:
        raise NeedsResolution(fund.id)


def deposit(known: HouseholdAccount | None, new: HouseholdAccount) -> tuple[HouseholdAccount, list[Event]]:
    """A household pays in: the first time (首期), or to top up."""
    made = new
    if known is not None:
        made = replace(known, balance=known.balance + new.balance, area=new.area, warned=False)
    return made, [MaintenanceDeposited(made.id, made.fund_id, made.unit_id, new.balance, made.balance)]


def allot(allotment: Allotment, accounts: Sequence[HouseholdAccount]) -> list[HouseholdAccount]:
    """Interest by what each account has, by largest remainder: the parts come to the whole.

    Raises NothingToAllot where no account has anything.
    """
    weights = [max(0, one.balance.fen) for one in accounts]
    if not sum(weights):
        raise NothingToAllot(allotment.fund_id)
    parts = shares(allotment.amount.fen, weights)
    return [
        replace(one, balance=one.balance + Money(part)) for one, part in zip(accounts, parts, strict=True)
    ]


def allotted(made: Allotment) -> list[Event]:
    """What is told of it."""
    return [InterestAllotted(made.id, made.fund_id, made.amount, made.accounts)]


def charge(
    accounts: Sequence[HouseholdAccount], amount: Money, fund_id: str, invoice_id: str
) -> tuple[list[HouseholdAccount], list[Event]]:
    """A cost is borne by the units of its scope, by area; no account pays for another.

    Raises AccountsShort with how many do not have their part.
    """
    parts = shares(amount.fen, [one.area for one in accounts])
    short = sum(one.balance.fen < part for one, part in zip(accounts, parts, strict=True))
    if short or sum(parts) != amount.fen:
        raise AccountsShort(fund_id, short, len(accounts))
    charged = [
        replace(one, balance=one.balance - Money(part)) for one, part in zip(accounts, parts, strict=True)
    ]
    return charged, [MaintenanceCharged(fund_id, invoice_id, amount, len(accounts))]


def warn(account: HouseholdAccount, percent: int, payer: str) -> tuple[HouseholdAccount, list[Event]]:
    """Tell once that less is left than so much of the first deposit (Hangzhou Art. 71: 30 %)."""
    low = account.balance.fen * WHOLE_PERCENT < account.first.fen * percent
    if not low or account.warned:
        return account, []
    told = TopUpDue(account.id, account.fund_id, account.unit_id, payer, account.balance, account.first)
    return replace(account, warned=True), [told]


def declare(emergency: Emergency) -> tuple[Emergency, list[Event]]:
    """Say what cannot wait, and show it."""
    made = emergency
    return made, [EmergencyDeclared(made.id, made.place, made.fund_id, made.ground, made.amount)]


def confirm(emergency: Emergency, by: str, reasons: str) -> tuple[Emergency, list[Event]]:
    """Somebody else saw that it cannot wait: it is a commitment now. Raises EmergencyDecided, SamePerson."""
    _check_declared(emergency, by)
    confirmed = replace(emergency, state=EmergencyState.CONFIRMED, decided_by=by, reasons=reasons)
    return confirmed, [EmergencyConfirmed(emergency.id, emergency.place, emergency.amount)]


def refuse(emergency: Emergency, by: str, reasons: str) -> tuple[Emergency, list[Event]]:
    """It can wait for a vote. Raises EmergencyDecided, SamePerson."""
    _check_declared(emergency, by)
    refused = replace(emergency, state=EmergencyState.REFUSED, decided_by=by, reasons=reasons)
    return refused, [EmergencyRefused(emergency.id, reasons)]


def lines_in(fund_id: str, bank: str, account: str, amount: Money) -> tuple[Line, Line]:
    """Money that came into the fund's bank account."""
    return Line(bank, fund_id, amount), Line(account, fund_id, -amount)


def _check_declared(emergency: Emergency, by: str) -> None:
    if emergency.state is not EmergencyState.DECLARED:
        raise EmergencyDecided(emergency.id, emergency.state)
    if by == emergency.declared_by:
        raise SamePerson
