# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import date, time

import pytest

from services.chassis.values import DomainError
from services.dispatch.domain import round_plans, rounds
from services.dispatch.domain.cadences import Cadence, CadenceKind, Schedule, Window
from services.dispatch.domain.limits import TICK, Limit, Unit
from services.dispatch.domain.round_errors import (
    AnswerWithoutWords,
    CadenceTooRare,
    EmptyChecklist,
    EquipmentMissing,
    GivenTwice,
    NoPoints,
    PointOutsidePlace,
    PointVisited,
    RoundIncomplete,
    RoundNotOpen,
    UnknownItem,
    UnknownPoint,
    WrongPlanState,
    WrongPointCode,
)
from services.dispatch.domain.round_kinds import (
    Equipment,
    EquipmentKind,
    Item,
    PlanState,
    Point,
    RoundKind,
    RoundState,
)
from services.dispatch.domain.round_plans import RoundPlan, RoundTerms
from services.dispatch.domain.rounds import Answer, Finding, Round
from tests.unit.dispatch.samples import BUILDING, CALENDAR, PLUMBER, START, at, minutes

SCHEDULE = Schedule(Cadence(CadenceKind.DAILY), date(2015, 3, 2), time(9), Limit(60))
TERMS = RoundTerms(
    kind=RoundKind.PATROL,
    title="夜间巡查",
    items=(Item("gate", "大门锁好了吗", "锁好"), Item("lamp", "路灯亮吗", "全亮", required=False)),
    points=(Point("a", "东门", BUILDING, "token-a"), Point("b", "西门", BUILDING, "token-b", required=False)),
    schedule=SCHEDULE,
    assignee=PLUMBER,
    told=("person-9",),
)
PLAN = RoundPlan(id="plan-1", place_path=BUILDING, within=tuple(BUILDING.ancestors()), terms=TERMS)
PLANNED = rounds.planned(PLAN, Window(date(2015, 3, 2), START), "round-1")
DELAYS = (60, 240, 1440)


def opened(terms: RoundTerms = TERMS) -> Round:
    return rounds.begin(replace(PLANNED, terms=terms), PLUMBER, DELAYS, CALENDAR)[0]


def ready() -> Round:
    one, _ = rounds.check_in(opened(), "token-a", "person-1", START)
    return rounds.answer(one, [Answer("gate", good=True)])[0]


def test_points_are_visited_in_any_order_each_once() -> None:
    one, [fact] = rounds.check_in(opened(), "token-b", "person-1", START)
    assert fact.point == "b"
    one, _ = rounds.check_in(one, "token-a", "person-1", START)
    assert [visit.point for visit in one.visits] == ["b", "a"]
    with pytest.raises(PointVisited):
        rounds.check_in(one, "token-a", "person-1", START)
    with pytest.raises(WrongPointCode):
        rounds.check_in(one, "a", "person-1", START)
    with pytest.raises(WrongPointCode):
        rounds.check_in(one, "东门", "person-1", START)


def test_what_is_not_good_needs_words_and_the_last_answer_counts() -> None:
    with pytest.raises(AnswerWithoutWords):
        rounds.answer(opened(), [Answer("gate", good=False)])
    with pytest.raises(UnknownItem):
        rounds.answer(opened(), [Answer("door", good=True)])
    one, [fact] = rounds.answer(opened(), [Answer("gate", good=False, note="锁坏了")])
    assert fact.bad == ("gate",)
    one, [fact] = rounds.answer(one, [Answer("gate", good=True)])
    assert (fact.answered, fact.bad) == (1, ())


def test_a_round_is_done_with_all_that_the_plan_demands() -> None:
    with pytest.raises(RoundIncomplete) as refused:
        rounds.finish(opened(), "", (), START)
    assert (refused.value.points, refused.value.items) == (("a",), ("gate",))
    one, [fact] = rounds.finish(ready(), "好", (), START + minutes(60))
    assert (one.state, one.late, fact.late) == (RoundState.DONE, False, False)
    assert rounds.next_look(one) is None


def test_a_late_finish_tells_the_miss_first_whether_the_timer_came_or_not() -> None:
    late = START + minutes(60) + TICK
    one, events = rounds.finish(ready(), "", (), late)
    assert [type(event).__name__ for event in events] == ["RoundMissed", "RoundFinished"]
    missed, [told] = rounds.pass_time(ready(), late)
    assert (told.told, missed.state) == (("person-9",), RoundState.MISSED)
    again, events = rounds.finish(missed, "", (), late)
    assert [type(event).__name__ for event in events] == ["RoundFinished"]
    assert again == one


def test_the_last_moment_of_the_limit_keeps_it() -> None:
    assert rounds.pass_time(opened(), START + minutes(60)) == (opened(), [])
    assert rounds.next_look(opened()) == START + minutes(60) + TICK


def test_a_miss_climbs_to_who_supervises_and_at_last_to_the_district() -> None:
    district, street = BUILDING.ancestors()[:2]
    one, _ = rounds.pass_time(opened(), START + minutes(61))
    held = [("chief", street), ("stranger", BUILDING.ancestors()[2].parent.child("999"))]
    one, [fact] = rounds.escalate(one, held, START + minutes(61), CALENDAR)
    assert (fact.place_path, fact.supervisors, one.level) == (street, ("chief",), 4)
    assert rounds.escalate(one, held, START + minutes(62), CALENDAR) == (one, [])
    assert one.climb_at
    one, [fact] = rounds.escalate(one, held, one.climb_at, CALENDAR)
    assert (fact.place_path, fact.supervisors, one.climb_at) == (district, (), None)
    assert rounds.next_look(one) is None


def test_a_limit_in_working_time_climbs_while_the_office_is_open() -> None:
    working = replace(TERMS, schedule=replace(SCHEDULE, limit=Limit(60, Unit.WORKING_MINUTES)))
    night = at("2015-03-02 22:00")
    one, _ = rounds.pass_time(opened(working), night)
    one, events = rounds.escalate(one, [], night, CALENDAR)
    assert (events, one.climb_at) == ([], at("2015-03-03 08:30"))


def test_nothing_is_done_with_a_round_that_is_not_open() -> None:
    done, _ = rounds.finish(ready(), "", (), START)
    for one in (PLANNED, done):
        for step in (
            lambda one: rounds.check_in(one, "token-a", "person-1", START),
            lambda one: rounds.answer(one, [Answer("gate", good=True)]),
            lambda one: rounds.find(one, Finding("order-1")),
            lambda one: rounds.finish(one, "", (), START),
        ):
            with pytest.raises(RoundNotOpen):
                step(one)
    with pytest.raises(RoundNotOpen):
        rounds.begin(done, PLUMBER, DELAYS, CALENDAR)


def test_a_finding_names_its_point_and_question() -> None:
    one, [fact] = rounds.find(opened(), Finding("order-1", "a", "gate"))
    assert (fact.order_id, fact.point, one.findings) == ("order-1", "a", (Finding("order-1", "a", "gate"),))
    with pytest.raises(UnknownPoint):
        rounds.find(opened(), Finding("order-1", "z"))
    with pytest.raises(UnknownItem):
        rounds.find(opened(), Finding("order-1", "a", "z"))


LIFT = Equipment(EquipmentKind.LIFT, "1号电梯", "31103205852015")
EVERY_16 = replace(SCHEDULE, cadence=Cadence(CadenceKind.EVERY, every=16))


@pytest.mark.parametrize(
    ("changed", "most", "refusal"),
    [
        ({"items": ()}, None, EmptyChecklist),
        ({"points": ()}, None, NoPoints),
        ({"items": TERMS.items * 2}, None, GivenTwice),
        ({"points": TERMS.points * 2}, None, GivenTwice),
        ({"points": (Point("a", "外面", "/320585/001/003", "x"),)}, None, PointOutsidePlace),
        ({"kind": RoundKind.MAINTENANCE}, None, EquipmentMissing),
        ({"equipment": LIFT, "schedule": EVERY_16}, 15, CadenceTooRare),
    ],
)
def test_what_is_wrong_with_a_plan_is_refused(
    changed: dict[str, object], most: int | None, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        round_plans.check(replace(TERMS, **changed), BUILDING, most, START, CALENDAR)


def test_a_lift_may_be_maintained_every_15_days() -> None:
    every = replace(SCHEDULE, cadence=Cadence(CadenceKind.EVERY, every=15))
    round_plans.check(replace(TERMS, equipment=LIFT, schedule=every), BUILDING, 15, START, CALENDAR)


def test_a_plan_is_paused_goes_on_and_ends_once() -> None:
    paused, [fact] = round_plans.pause(PLAN)
    assert (fact.state, paused.state) == (PlanState.PAUSED, PlanState.PAUSED)
    with pytest.raises(WrongPlanState):
        round_plans.pause(paused)
    assert round_plans.go_on(paused)[0] == PLAN
    with pytest.raises(WrongPlanState):
        round_plans.go_on(PLAN)
    ended, _ = round_plans.end(paused)
    for step in (round_plans.pause, round_plans.go_on, round_plans.end):
        with pytest.raises(WrongPlanState):
            step(ended)
    with pytest.raises(WrongPlanState):
        round_plans.revise(ended, TERMS)
    assert round_plans.revise(paused, TERMS)[0] == replace(paused, number=2)
