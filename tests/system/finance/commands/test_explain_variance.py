# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.commands import explain_variance
from services.finance.commands.explain_variance import ExplainVariance
from services.finance.domain.chart import Known
from services.finance.domain.plan_errors import PlanNotInForce, UnknownLine, VarianceUnexplained
from services.finance.domain.year_plans import YearPlan
from services.finance.queries.plans import AtQuarter, list_standing
from tests.system.finance.accounts import closed
from tests.system.finance.commands.test_adopt_plan import adopted
from tests.system.finance.commands.test_draft_plan import drafted
from tests.system.finance.compound import OWNERS, TREASURER, Bench


def explained(bench: Bench, plan: YearPlan, line: int = 0, quarter: str = "2026Q1") -> YearPlan:
    cmd = ExplainVariance(line=line, quarter=quarter, text="管道爆裂抢修。")
    return bench.act(TREASURER, lambda tx: explain_variance.handle(tx, plan.id, cmd))


def test_a_large_variance_is_explained_before_the_quarter_closes(bench: Bench):
    fund = bench.fund(cash=10**7)
    plan = drafted(bench, (fund, Known.WORKS, 1_000_000), (fund, Known.FEES, 40_000))
    with pytest.raises(PlanNotInForce):
        explained(bench, plan)
    adopted(bench, plan)
    for _ in range(10):
        bench.post((Known.WORKS, fund, 50_000), (Known.BANK, fund, -50_000))
    works, fees = list_standing(bench.read(OWNERS[0]), plan.id, AtQuarter(quarter="2026Q1"))
    assert (works.planned.fen, works.actual.fen, works.variance.fen) == (250_000, 500_000, 250_000)
    assert (works.is_large, fees.is_large) == (True, False)
    with pytest.raises(VarianceUnexplained) as refused:
        closed(bench)
    assert refused.value.lines == (0,)
    with pytest.raises(UnknownLine):
        explained(bench, plan, 2)
    with pytest.raises(UnknownLine):
        explained(bench, plan, 0, "2027Q1")
    explained(bench, plan)
    closed(bench)
