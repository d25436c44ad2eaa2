# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import continue_round_plan, end_round_plan, pause_round_plan
from services.dispatch.domain.round_errors import WrongPlanState
from tests.system.dispatch.district import CHIEF, DESK, Bench
from tests.system.dispatch.round_samples import DAY, TO_WINDOW, opened, planned, rounds_of, the_plan


def test_a_pause_opens_nothing_and_is_not_made_up_for(bench: Bench):
    plan = planned(bench)
    paused = bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    assert (paused.state, paused.next_round_id) == ("paused", None)
    assert rounds_of(bench, plan) == []
    bench.wait(TO_WINDOW + 2 * DAY)
    assert bench.fire() == 0
    bench.act(DESK, lambda tx: continue_round_plan.handle(tx, plan.id))
    assert [(str(one.day), one.state) for one in rounds_of(bench, plan)] == [("2015-03-05", "planned")]


def test_the_same_day_comes_back_after_a_short_pause(bench: Bench):
    plan = planned(bench)
    bench.act(DESK, lambda tx: pause_round_plan.handle(tx, plan.id))
    bench.act(DESK, lambda tx: continue_round_plan.handle(tx, plan.id))
    assert [one.day.day for one in rounds_of(bench, plan)] == [2]


def test_an_end_leaves_the_rounds_that_began(bench: Bench):
    one = opened(bench)
    plan = the_plan(bench, one.plan_id)
    bench.act(DESK, lambda tx: end_round_plan.handle(tx, plan.id))
    assert [(found.id, found.state) for found in rounds_of(bench, plan)] == [(one.id, "open")]
    for step in (pause_round_plan, continue_round_plan, end_round_plan):
        with pytest.raises(WrongPlanState):
            bench.act(DESK, lambda tx, step=step: step.handle(tx, plan.id))


def test_who_only_reads_does_not_pause(bench: Bench):
    plan = planned(bench)
    for step in (pause_round_plan, continue_round_plan, end_round_plan):
        with pytest.raises(Forbidden):
            bench.act(CHIEF, lambda tx, step=step: step.handle(tx, plan.id))
