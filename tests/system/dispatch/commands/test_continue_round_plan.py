# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import continue_round_plan, pause_round_plan
from services.dispatch.domain.round_errors import WrongPlanState
from tests.system.dispatch.district import CHIEF, DESK, Bench
from tests.system.dispatch.round_samples import DAY, TO_WINDOW, planned, rounds_of


def test_what_the_pause_left_out_is_not_made_up_for(bench: Bench):
    plan = planned(bench)
    bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    bench.wait(TO_WINDOW + 2 * DAY)
    bench.act(DESK, lambda tx: continue_round_plan.handle(tx, plan.id))
    assert [(str(one.day), one.state) for one in rounds_of(bench, plan)] == [("2015-03-05", "planned")]


def test_the_same_day_comes_back_after_a_short_pause(bench: Bench):
    plan = planned(bench)
    bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    bench.act(DESK, lambda tx: continue_round_plan.handle(tx, plan.id))
    assert [one.day.day for one in rounds_of(bench, plan)] == [2]


def test_a_plan_that_is_not_paused_and_who_only_reads_are_refused(bench: Bench):
    plan = planned(bench)
    with pytest.raises(WrongPlanState):
        bench.act(DESK, lambda tx: continue_round_plan.handle(tx, plan.id))
    with pytest.raises(Forbidden):
        bench.act(CHIEF, lambda tx: continue_round_plan.handle(tx, plan.id))
