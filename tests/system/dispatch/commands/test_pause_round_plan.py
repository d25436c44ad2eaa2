# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import pause_round_plan
from services.dispatch.domain.round_errors import WrongPlanState
from tests.system.dispatch.district import CHIEF, DESK, Bench
from tests.system.dispatch.round_samples import TO_WINDOW, planned, rounds_of


def test_a_pause_opens_nothing(bench: Bench):
    plan = planned(bench)
    paused = bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    assert (paused.state, paused.next_round_id) == ("paused", None)
    bench.wait(TO_WINDOW)
    assert bench.fire() == 0
    assert rounds_of(bench, plan) == []


def test_a_second_pause_and_who_only_reads_are_refused(bench: Bench):
    plan = planned(bench)
    with pytest.raises(Forbidden):
        bench.act(CHIEF, lambda tx: pause_round_plan.handle(tx, plan.id))
    bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    with pytest.raises(WrongPlanState):
        bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
