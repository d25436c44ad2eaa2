# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.kinds import DemandStage
from tests.system.deliberation.compound import Bench
from tests.system.deliberation.demanding import met


def stage(bench: Bench, demand_id: str) -> DemandStage:
    demand = bench.read().demands.get(demand_id)
    if demand.due_at:
        bench.clock.set(demand.due_at)
        bench.fire()
    return bench.read().demands.get(demand_id).stage


def test_the_sub_district_orders_it_then_calls_it_itself(bench: Bench):
    demand = met(bench)
    assert stage(bench, demand.id) is DemandStage.ORDERED
    assert stage(bench, demand.id) is DemandStage.SUB_DISTRICT
    assert stage(bench, demand.id) is DemandStage.SUB_DISTRICT
    told = bench.read().history("demand", demand.id, limit=100).items
    assert [one.data.told for one in told if one.name == "DemandOverdue"] == ["/320585/001"] * 2
