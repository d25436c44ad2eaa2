# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Invalid
from services.deliberation.domain.demand_errors import NotTheConvenor, WrongDemandState
from services.deliberation.domain.demands import State
from tests.system.deliberation.agenda import called
from tests.system.deliberation.commands.test_press_demand import stage
from tests.system.deliberation.compound import ADMIN, BUILDING, DESK, Bench
from tests.system.deliberation.demanding import convene, demanded, met


def test_it_is_answered_by_the_vote_that_was_called(bench: Bench):
    demand, vote_id = met(bench), bench.prepared()
    convened = convene(bench, demand.id, vote_id=vote_id)
    assert (convened.state, convened.reference) == (State.CONVENED, f"vote/{vote_id}")
    bench.clock.set(demand.due_at)
    bench.fire()
    assert "DemandOverdue" not in bench.told("demand", demand.id)
    with pytest.raises(WrongDemandState):
        convene(bench, demand.id, vote_id=vote_id)


def test_not_before_enough_have_signed_nor_by_what_is_of_another_place(bench: Bench):
    vote_id = bench.prepared()
    with pytest.raises(WrongDemandState):
        convene(bench, demanded(bench).id, vote_id=vote_id)
    demand = met(bench)
    with pytest.raises(Invalid):
        convene(bench, demand.id, meeting_id=called(bench, place_path=BUILDING).id)
    with pytest.raises(Invalid):
        convene(bench, demand.id)
    with pytest.raises(Forbidden):
        convene(bench, demand.id, DESK, vote_id=vote_id)


def test_after_two_limits_it_is_the_sub_districts(bench: Bench):
    demand, vote_id = met(bench), bench.prepared()
    for _ in range(2):
        stage(bench, demand.id)
    with pytest.raises(NotTheConvenor):
        convene(bench, demand.id, vote_id=vote_id)
    assert convene(bench, demand.id, ADMIN, vote_id=vote_id).state is State.CONVENED
