# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.files.errors import FileClaimed
from services.chassis.values import Forbidden
from services.deliberation.commands import report_progress
from services.deliberation.commands.report_progress import ReportProgress
from services.deliberation.domain.plan_errors import NoSuchPlanStep, PlanStepDone
from services.deliberation.domain.plans import State
from tests.system.deliberation.compound import DESK, OWNERS, Bench, number
from tests.system.deliberation.texts import opened


def report(bench: Bench, plan_id: str, step_id: str, by=DESK, **more: object):
    cmd = ReportProgress.model_validate({"step_id": step_id, "text": "已完成一半。", **more})
    return bench.act(by, lambda tx: report_progress.handle(tx, plan_id, cmd))


def test_with_the_last_step_the_plan_is_done(bench: Bench):
    plan = opened(bench)
    photo = bench.photo()
    told = report(bench, plan.id, plan.steps[0].id, files=(photo,))
    assert (told.steps[0].reports[0].files, told.state) == ((photo,), State.RUNNING)
    assert bench.read().files.get(photo).owner == f"plan/{plan.id}"
    with pytest.raises(FileClaimed):
        report(bench, plan.id, plan.steps[1].id, files=(photo,))
    states = [report(bench, plan.id, step.id, done=True).state for step in plan.steps]
    assert states == [State.RUNNING, State.DONE]
    assert bench.told("plan", plan.id)[-1] == "PlanAdvanced"


def test_what_is_refused(bench: Bench):
    plan = opened(bench)
    with pytest.raises(NoSuchPlanStep):
        report(bench, plan.id, number(9999))
    with pytest.raises(Forbidden):
        report(bench, plan.id, plan.steps[0].id, OWNERS[0])
    report(bench, plan.id, plan.steps[0].id, done=True)
    with pytest.raises(PlanStepDone):
        report(bench, plan.id, plan.steps[0].id)
