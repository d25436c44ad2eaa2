# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import end_round_plan, revise_round_plan
from services.dispatch.commands.revise_round_plan import ReviseRoundPlan
from services.dispatch.domain.round_errors import EmptyChecklist, WrongPlanState
from services.dispatch.domain.round_plans import RoundPlan
from tests.system.dispatch.district import CHIEF, DESK, STRANGER, Bench
from tests.system.dispatch.round_samples import PLAN, TO_WINDOW, opened, planned, rounds_of, the_plan
from tests.unit.dispatch.samples import minutes

TERMS = {name: said for name, said in PLAN.items() if name != "place_path"}


def revised(bench: Bench, plan: RoundPlan, by=DESK, **changed) -> RoundPlan:
    cmd = ReviseRoundPlan(**TERMS | changed)
    return bench.act(by, lambda tx: revise_round_plan.handle(tx, plan.id, cmd))


def test_only_future_rounds_are_replaced(bench: Bench):
    plan = the_plan(bench, opened(bench).plan_id)
    assert revised(bench, plan, title="晨间巡查", opens="06:00").number == 2
    began, ahead = rounds_of(bench, plan)
    assert (began.terms.title, began.plan_number, began.state) == ("夜间巡查", 1, "open")
    assert (ahead.terms.title, ahead.plan_number, ahead.day.day) == ("晨间巡查", 2, 3)
    assert ahead.opens_at == bench.clock() + minutes(600)


def test_a_day_that_had_its_round_has_no_second_one(bench: Bench):
    plan = the_plan(bench, opened(bench).plan_id)
    revised(bench, plan, opens="22:00", limit={"amount": 60})
    assert [one.day.day for one in rounds_of(bench, plan)] == [2, 3]


def test_a_window_whose_timer_is_late_is_not_lost(bench: Bench):
    plan = planned(bench)
    bench.wait(TO_WINDOW + minutes(5))
    revised(bench, plan, title="新")
    bench.fire()
    assert [(one.day.day, one.state) for one in rounds_of(bench, plan)] == [(2, "open"), (3, "planned")]


def test_the_sheets_that_hang_there_stay_good_unless_new_ones_are_asked_for(bench: Bench):
    plan = planned(bench)
    points = [*TERMS["points"], {"code": "west", "name": "西门"}]
    kept = revised(bench, plan, points=points)
    assert kept.terms.points[:2] == plan.terms.points
    fresh = revised(bench, plan, points=points, new_codes=True)
    assert not {one.token for one in fresh.terms.points} & {one.token for one in kept.terms.points}


def test_what_is_wrong_is_refused_and_nothing_changes(bench: Bench):
    plan = planned(bench)
    with pytest.raises(EmptyChecklist):
        revised(bench, plan, items=[])
    with pytest.raises(Forbidden):
        revised(bench, plan, CHIEF)
    with pytest.raises(NotFound):
        revised(bench, plan, STRANGER)
    assert the_plan(bench, plan.id) == plan
    bench.act(DESK, lambda tx: end_round_plan.handle(tx, plan.id))
    with pytest.raises(WrongPlanState):
        revised(bench, plan)
