# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import continue_round_plan, end_round_plan, pause_round_plan
from services.dispatch.domain.round_errors import WrongPlanState
from tests.system.dispatch.district import CHIEF, DESK, Bench
from tests.system.dispatch.round_samples import opened, rounds_of, the_plan


def test_an_end_leaves_the_rounds_that_began(bench: Bench):
    one = opened(bench)
    plan = the_plan(bench, one.plan_id)
    bench.act(DESK, lambda tx: end_round_plan.handle(tx, plan.id))
    assert [(found.id, found.state) for found in rounds_of(bench, plan)] == [(one.id, "open")]


def test_nothing_comes_after_the_end_and_who_only_reads_does_not_end_it(bench: Bench):
    plan = the_plan(bench, opened(bench).plan_id)
    with pytest.raises(Forbidden):
        bench.act(CHIEF, lambda tx: end_round_plan.handle(tx, plan.id))
    bench.act(DESK, lambda tx: end_round_plan.handle(tx, plan.id))
    for step in (pause_round_plan, continue_round_plan, end_round_plan):
        with pytest.raises(WrongPlanState):
            bench.act(DESK, lambda tx, step=step: step.handle(tx, plan.id))
