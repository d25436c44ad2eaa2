# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.domain.demand_errors import NotAnOwner
from services.deliberation.domain.demands import State
from services.deliberation.domain.topic_errors import SupportedAlready
from tests.system.deliberation.compound import ADMIN, OWNERS, STRANGER, Bench, sell
from tests.system.deliberation.demanding import demanded, met, sign


def test_a_fifth_of_the_owners_is_enough_and_the_limit_runs(bench: Bench):
    demand = met(bench)
    assert (demand.state, demand.signed) == (State.MET, 2)
    assert demand.due_at > bench.clock()
    assert sign(bench, demand.id, 3).due_at == demand.due_at
    assert bench.told("demand", demand.id).count("DemandMet") == 1


def test_an_owner_of_several_flats_is_one_and_a_stranger_none(bench: Bench):
    demand = demanded(bench)
    bench.act(ADMIN, lambda tx: sell(tx, 2, OWNERS[0]))
    with pytest.raises(SupportedAlready):
        sign(bench, demand.id, 2, OWNERS[0])
    with pytest.raises(NotAnOwner):
        sign(bench, demand.id, 2)
    with pytest.raises(NotAnOwner):
        sign(bench, demand.id, 3, STRANGER)
    assert bench.read().demands.get(demand.id).signed == 1
