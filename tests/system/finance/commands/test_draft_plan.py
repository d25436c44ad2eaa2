# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, Principal
from services.finance.commands import draft_plan
from services.finance.commands.draft_plan import DraftPlan
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundElsewhere, UnknownAccount
from services.finance.domain.year_plans import PlanState, YearPlan
from tests.system.finance.compound import COMPOUND, NEIGHBOURHOOD, OWNERS, TREASURER, Bench


def drafted(bench: Bench, *lines: tuple[str, str, int], by: Principal = TREASURER, **more: Any) -> YearPlan:
    """Lines as fund, account and fen of the year."""
    given = [
        {"fund_id": fund, "account": account, "purpose": "用途", "amount": {"fen": fen}}
        for fund, account, fen in lines
    ]
    whole = {"id": bench.id(), "place_path": COMPOUND, "year": 2026, "lines": given} | more
    cmd = DraftPlan.model_validate(whole)
    return bench.act(by, lambda tx: draft_plan.handle(tx, cmd))


def test_a_plan_is_by_fund_and_purpose(bench: Bench):
    fund = bench.fund()
    plan = drafted(bench, (fund, Known.FEES, 40_000), (fund, Known.WORKS, 30_000))
    assert plan.state is PlanState.DRAFT
    assert [line.kind for line in plan.lines] == ["income", "expense"]
    assert bench.told("year_plan", plan.id) == ["PlanDrafted"]


def test_of_income_and_expense_of_its_own_funds(bench: Bench):
    fund = bench.fund()
    with pytest.raises(UnknownAccount):
        drafted(bench, (fund, Known.BANK, 1))
    with pytest.raises(FundElsewhere):
        drafted(bench, (fund, Known.WORKS, 1), place_path=NEIGHBOURHOOD)
    with pytest.raises(Forbidden):
        drafted(bench, (fund, Known.WORKS, 1), by=OWNERS[0])
