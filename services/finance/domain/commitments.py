# SPDX-License-Identifier: AGPL-3.0-or-later
"""A commitment: what a resolution in force lets be spent on its matter, and how much of it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.events import BudgetSet, CommitmentMade
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.domain.spending_errors import (
    BeyondCommitment,
    BeyondResolution,
    CommitmentLifted,
    FundOfOtherMatter,
    NoBudget,
)


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What follows from one resolution, with its id.

    Attributes:
        matter: the matter that it continues.
        limit: what was resolved to be spent at the most, where the vote said so.
        budget, fund_id: what may be spent, and from which fund, once a treasurer has set it.
        invoiced: the sum of the invoices that were not rejected; `paid`: of those that are paid.
        lifted_at: since when its resolution binds nobody any more; what was paid stays paid.

    """

    id: str
    matter: str
    place: OrgPath
    within: tuple[str, ...]
    title: str
    text: str
    resolved_at: datetime
    limit: Money | None = None
    budget: Money | None = None
    fund_id: str | None = None
    invoiced: Money = Money(0)  # noqa: RUF009 - it is frozen
    paid: Money = Money(0)  # noqa: RUF009 - it is frozen
    lifted_at: datetime | None = None


Step = tuple[Commitment, list[Event]]


def make(commitment: Commitment) -> Step:
    """A resolution is in force."""
    made = commitment
    return made, [CommitmentMade(made.id, made.matter, made.place, made.title, made.limit)]


def lift(commitment: Commitment, at: datetime) -> Commitment:
    """A recount lifted the resolution: nothing is spent on it any more. Told again nothing changes."""
    return commitment if commitment.lifted_at else replace(commitment, lifted_at=at)


def restore(commitment: Commitment) -> Commitment:
    """Another recount put the resolution in force again, with all that was spent on it."""
    return replace(commitment, lifted_at=None)


def check_in_force(commitment: Commitment) -> None:
    """Before anything new follows from its resolution. Raises CommitmentLifted."""
    if commitment.lifted_at:
        raise CommitmentLifted(commitment.id)


def set_budget(commitment: Commitment, budget: Money, fund: Fund) -> Step:
    """Say how much may be spent and from which fund, within the resolution; it can be set anew.

    A maintenance fund also pays for a part of its place: who voted there bears the cost (Order 165).

    Raises CommitmentLifted, BeyondResolution, FundOfOtherMatter, and BeyondCommitment where more is invoiced.
    """
    check_in_force(commitment)
    if commitment.limit and (commitment.limit - budget).fen < 0:
        raise BeyondResolution(commitment.id, budget.fen, commitment.limit.fen)
    bears = fund.kind is FundKind.MAINTENANCE and fund.place.covers(commitment.place)
    if not (bears or fund.place == commitment.place) or fund.matter not in (None, commitment.matter):
        raise FundOfOtherMatter(fund.id)
    if (budget - commitment.invoiced).fen < 0:
        raise BeyondCommitment(commitment.id, commitment.invoiced.fen, budget.fen)
    fact = BudgetSet(commitment.id, commitment.matter, budget, fund.id)
    return replace(commitment, budget=budget, fund_id=fund.id), [fact]


def paying_fund(commitment: Commitment) -> str:
    """The fund that pays. Raises CommitmentLifted, NoBudget."""
    check_in_force(commitment)
    if commitment.fund_id is None:
        raise NoBudget(commitment.id)
    return commitment.fund_id


def invoice(commitment: Commitment, amount: Money) -> Commitment:
    """So much more is invoiced, never beyond the budget.

    Raises CommitmentLifted, NoBudget, BeyondCommitment.
    """
    check_in_force(commitment)
    if commitment.budget is None:
        raise NoBudget(commitment.id)
    left = commitment.budget - commitment.invoiced
    if (left - amount).fen < 0:
        raise BeyondCommitment(commitment.id, amount.fen, left.fen)
    return replace(commitment, invoiced=commitment.invoiced + amount)


def reject(commitment: Commitment, amount: Money) -> Commitment:
    """An invoice of so much was rejected."""
    return replace(commitment, invoiced=commitment.invoiced - amount)


def pay(commitment: Commitment, amount: Money) -> Commitment:
    """An invoice of so much is paid. Raises CommitmentLifted."""
    check_in_force(commitment)
    return replace(commitment, paid=commitment.paid + amount)
