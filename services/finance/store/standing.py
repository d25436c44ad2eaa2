# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a year's plan stands at the end of a quarter: against what is booked and what is committed."""

from __future__ import annotations

from services.chassis.values import Money
from services.finance.domain import periods, year_plans
from services.finance.domain.chart import AccountKind, Known
from services.finance.domain.totals import month_of
from services.finance.domain.year_plans import Standing, YearPlan
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx

MOST_COMMITMENTS = 500


def standing(tx: Tx, plan: YearPlan, quarter: str) -> list[Standing]:
    """Each line of the plan. Raises Invalid for a quarter that is none."""
    last = month_of(periods.bounds(quarter)[1])
    first = f"{last[:4]}-01"
    booked: dict[tuple[str, str], Money] = {}
    signs = {(one.fund_id, one.account): 1 if one.kind is AccountKind.EXPENSE else -1 for one in plan.lines}
    for fund_id in {one.fund_id for one in plan.lines}:
        for total in tx.totals_of(fund_id):
            key = (fund_id, total.account)
            if key in signs and first <= total.effective <= last:
                moved = total.debit.fen - total.credit.fen
                booked[key] = booked.get(key, Money(0)) + Money(signs[key] * moved)
    committed = {(fund, str(Known.WORKS)): _committed(tx, fund) for fund, _ in signs}
    threshold = tx.policy(SpendingPolicy, plan.place).threshold()
    return year_plans.standing(plan, quarter, booked, committed, threshold)


def _committed(tx: Tx, fund_id: str) -> Money:
    """What resolutions may still take from a fund."""
    found = tx.commitments.list({"fund_id": fund_id}, limit=MOST_COMMITMENTS)
    return Money(sum(one.budget.fen - one.paid.fen for one in found if one.budget))
