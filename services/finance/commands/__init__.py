# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in or look up, and the ids that they agree on."""

from typing import Annotated
from uuid import UUID, uuid5

from pydantic import Field, StringConstraints

from services.chassis.http import Input, Lines, Name
from services.chassis.values import Money, OrgPath
from services.finance.domain import paid_orders
from services.finance.domain.paid_orders import Income
from services.finance.policies import PaidServicePolicy
from services.finance.store import Tx

Title = Name
Text = Annotated[Lines, Field(min_length=1, max_length=2000)]
"""Words of a person; short enough that any event that carries them keeps within its size."""
AccountCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,8}$")]
MOST_FEN = 10**13


class Amount(Input):
    """An amount above nought, in the currency's smallest unit."""

    fen: int = Field(ge=1, le=MOST_FEN)
    currency: str = Field("CNY", pattern="^[A-Z]{3}$")

    def value(self) -> Money:
        return Money(self.fen, self.currency)


def refund_entry(payment_id: str) -> str:
    """The id of what is held for giving a payment back, and of the entry by which it is."""
    return str(uuid5(UUID(payment_id), "refund"))


def paid_order_id(order_id: str, number: int) -> str:
    """The id of a round of a paid order, the same for every delivery, and of its bill and entry."""
    return str(uuid5(UUID(order_id), f"round {number}"))


def ruled_income(tx: Tx, place: OrgPath) -> tuple[Income, str] | None:
    """What the policy bills a home's paid orders for, and the unit.

    None where the home is not known, the policy says nothing, or it names what does not fit the place.
    """
    policy, unit = tx.policy(PaidServicePolicy, place), tx.places.first({"path": place})
    fund = tx.funds.find(policy.fund_id) if policy.fund_id else None
    if fund is None or unit is None or not unit.active:
        return None
    income = Income(fund, policy.account)
    return (income, unit.id) if paid_orders.fits(income, unit.within, tx.chart_at(fund.place)) else None
