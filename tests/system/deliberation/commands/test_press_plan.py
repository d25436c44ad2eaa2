# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta

from tests.system.deliberation.commands.test_report_progress import report
from tests.system.deliberation.compound import COMPOUND, Bench
from tests.system.deliberation.texts import opened


def test_an_overdue_step_climbs_until_it_is_done(bench: Bench):
    plan = opened(bench)
    bench.clock.set(datetime.fromisoformat("2026-03-13T23:59:00+08:00"))
    assert bench.fire() == 0
    bench.wait(timedelta(minutes=1))
    for level in range(1, COMPOUND.depth + 1):
        bench.fire()
        assert bench.read().plans.get(plan.id).level == level
        bench.wait(timedelta(days=5))
    assert bench.fire() == 0
    assert report(bench, plan.id, plan.steps[0].id, done=True).level == 0
    bench.clock.set(datetime.fromisoformat("2026-07-01T00:00:00+08:00"))
    bench.fire()
    assert bench.read().plans.get(plan.id).level == 1


def test_a_plan_in_time_troubles_nobody(bench: Bench):
    plan = opened(bench)
    for step in plan.steps:
        report(bench, plan.id, step.id, done=True)
    bench.wait(timedelta(days=365))
    assert bench.fire() == 0
