# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of the maintenance fund and its household accounts. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class NotAMaintenanceFund(DomainError):
    """Household accounts are kept of a maintenance fund alone (Order 165)."""

    code = "finance.not_a_maintenance_fund"
    title = "The fund is not a maintenance fund"

    fund_id: str


@dataclass(eq=False)
class NeedsResolution(DomainError):
    """A maintenance fund pays by a resolution of those who bear the cost, or in a confirmed emergency."""

    code = "finance.needs_resolution"
    title = "The maintenance fund pays by resolution only"

    fund_id: str


@dataclass(eq=False)
class NothingToAllot(DomainError):
    """Interest is shared by what the accounts have: there has to be something."""

    code = "finance.nothing_to_allot"
    title = "No account of the fund has anything"

    fund_id: str


@dataclass(eq=False)
class AccountsShort(DomainError):
    """Each unit of the scope bears its part from its own account; `short` of `accounts` do not have it."""

    code = "finance.accounts_short"
    title = "Some households' accounts do not have their part"

    fund_id: str
    short: int
    accounts: int


@dataclass(eq=False)
class TooManyAccounts(DomainError):
    """One cost, or one interest, is shared among the accounts of a compound."""

    code = "finance.too_many_accounts"
    title = "So many accounts do not share one amount"

    most: int


@dataclass(eq=False)
class EmergencyDecided(DomainError):
    """An emergency is confirmed or refused once."""

    code = "finance.emergency_decided"
    title = "The emergency is decided already"

    emergency_id: str
    state: str
