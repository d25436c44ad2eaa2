# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of what is owed for paid orders. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class PaidOrderSettled(DomainError):
    """A round of a paid order is billed once, and not after it was reopened."""

    code = "finance.paid_order_settled"
    title = "This round of the order is billed or taken back already"

    paid_order_id: str
    state: str


@dataclass(eq=False)
class NotIncome(DomainError):
    """What is charged is booked as income."""

    code = "finance.not_income"
    status = 422
    title = "The account is not one of income"

    account: str
