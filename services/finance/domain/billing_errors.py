# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of tariffs, billing and payments. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class BadFormula(DomainError):
    """A formula has numbers, `+ - * / ( )` and the names that are allowed, and never comes below nought."""

    code = "finance.bad_formula"
    status = 422
    title = "The formula cannot be reckoned"

    at: int
    reason: str


@dataclass(eq=False)
class NameNotAllowed(DomainError):
    """A formula knows `area`, `household` and `months`, and nothing else."""

    code = "finance.name_not_allowed"
    status = 422
    title = "The formula has a name that it may not use"

    name: str


@dataclass(eq=False)
class BilledAlready(DomainError):
    """A tariff bills a month once."""

    code = "finance.billed_already"
    title = "The month is billed already"

    tariff_id: str
    month: str


@dataclass(eq=False)
class NothingOwed(DomainError):
    """A payment is for bills of one fund on which something is owed."""

    code = "finance.nothing_owed"
    title = "Nothing is owed on these bills"

    bills: tuple[str, ...]


@dataclass(eq=False)
class BillsOfOthers(DomainError):
    """Bills that are paid together are of one fund, and of the one who pays."""

    code = "finance.bills_of_others"
    status = 422
    title = "These bills are not paid together"

    bills: tuple[str, ...]


@dataclass(eq=False)
class WrongSignature(DomainError):
    """The provider signs what it notifies; what it did not sign is not from it."""

    code = "finance.wrong_signature"
    status = 401
    title = "The notification is not signed by the provider"


@dataclass(eq=False)
class WrongAmount(DomainError):
    """A payment id names one amount for ever (fen)."""

    code = "finance.wrong_amount"
    title = "The payment is of another amount"

    payment_id: str
    asked: int
    told: int


@dataclass(eq=False)
class NotAwaited(DomainError):
    """A payment that is begun arrives once."""

    code = "finance.not_awaited"
    title = "The payment is not awaited any more"

    payment_id: str
    state: str


@dataclass(eq=False)
class NotRefundable(DomainError):
    """What is refunded was paid, and was not refunded before."""

    code = "finance.not_refundable"
    title = "The payment cannot be refunded"

    payment_id: str
    state: str


@dataclass(eq=False)
class NoProvider(DomainError):
    """Without a payment provider bills are paid at the desk."""

    code = "finance.no_provider"
    title = "There is no payment provider"


@dataclass(eq=False)
class NotCommonIncome(DomainError):
    """Only a fund of common income is shared out to owners (Civil Code Art. 282)."""

    code = "finance.not_common_income"
    title = "The fund is not one of common income"

    fund_id: str


@dataclass(eq=False)
class SharedAlready(DomainError):
    """A quarter's common income is shared out once."""

    code = "finance.shared_already"
    title = "The quarter is shared out already"

    fund_id: str
    quarter: str
