# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.finance.commands import adopt_plan
from services.finance.commands.adopt_plan import AdoptPlan
from services.finance.domain.chart import Known
from services.finance.domain.plan_errors import NotOfTheAssembly, PlanKnown
from services.finance.domain.year_plans import PlanState, YearPlan
from tests.system.finance.commands.test_charge_households import voted
from tests.system.finance.commands.test_draft_plan import drafted
from tests.system.finance.compound import BUILDING, COMPOUND, TREASURER, Bench


def adopted(bench: Bench, plan: YearPlan, resolution: str = "") -> YearPlan:
    cmd = AdoptPlan(resolution_id=resolution or voted(bench, COMPOUND))
    return bench.act(TREASURER, lambda tx: adopt_plan.handle(tx, plan.id, cmd))


def test_a_resolution_in_force_of_the_same_owners_adopts_one_plan_a_year(bench: Bench):
    fund = bench.fund()
    plan = drafted(bench, (fund, Known.WORKS, 40_000))
    with pytest.raises(NotOfTheAssembly):
        adopted(bench, plan, voted(bench, BUILDING))
    with pytest.raises(NotFound):
        adopted(bench, plan, bench.id())
    assert adopted(bench, plan).state is PlanState.ADOPTED
    with pytest.raises(PlanKnown):
        adopted(bench, drafted(bench, (fund, Known.WORKS, 50_000)))
    later = drafted(bench, (fund, Known.WORKS, 50_000), year=2027)
    assert adopted(bench, later).year == 2027
