# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.domain.demand_errors import NobodyCanDemand, NotAnOwner
from services.deliberation.domain.demands import State
from tests.system.deliberation.compound import STRANGER, Bench, flat
from tests.system.deliberation.demanding import demanded


def test_who_raises_it_has_signed(bench: Bench):
    demand = demanded(bench)
    assert (demand.signed, demand.whole, demand.state) == (1, 10, State.OPEN)
    assert bench.told("demand", demand.id) == ["DemandRaised", "DemandSigned"]


def test_only_owners_and_only_what_owners_can_have_called(bench: Bench):
    with pytest.raises(NotAnOwner):
        demanded(bench, STRANGER)
    with pytest.raises(NotAnOwner):
        demanded(bench, unit_id=flat(2))
    with pytest.raises(NobodyCanDemand):
        demanded(bench, kind="residents")
