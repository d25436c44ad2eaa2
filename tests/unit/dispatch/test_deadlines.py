# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import OrgPath
from services.dispatch.domain import corrections, steps, suspensions
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.corrections import Correction
from services.dispatch.domain.deadlines import escalate, ladder, level_of, next_look, pass_time
from services.dispatch.domain.limits import TICK, Deadline, Limit, Limits, Target, Unit
from tests.unit.dispatch.samples import (
    CALENDAR,
    PLUMBER,
    REASONS,
    START,
    at,
    category,
    minutes,
    reported,
    terms,
)

SUPERVISORS = (
    ("grid-worker", OrgPath("/320585/001/002/g-01")),
    ("sub-district-desk", OrgPath("/320585/001")),
    ("district-desk", OrgPath("/320585")),
    ("elsewhere", OrgPath("/320585/001/003")),
)


def test_a_warning_comes_before_the_breach_and_each_once():
    order = reported()
    order, events = pass_time(order, START + minutes(12))
    assert [(type(e).__name__, e.target) for e in events] == [("DeadlineNear", "accept")]
    assert pass_time(order, START + minutes(15))[1] == []
    order, events = pass_time(order, START + minutes(15) + TICK)
    assert [(type(e).__name__, e.due_at) for e in events] == [("DeadlineBreached", START + minutes(15))]
    assert pass_time(order, START + minutes(60))[1] == []


def test_a_warning_after_the_breach_is_no_use_and_is_not_sent():
    _, events = pass_time(reported(), START + minutes(20))
    assert [type(e).__name__ for e in events] == ["DeadlineBreached"]


def test_the_next_look_is_the_warning_then_the_breach_then_the_escalation():
    order = reported()
    assert next_look(order) == START + minutes(15) * 0.75
    order, _ = pass_time(order, START + minutes(15) * 0.75)
    assert next_look(order) == START + minutes(15) + TICK
    order, _ = pass_time(order, START + minutes(16))
    assert next_look(order) == START + minutes(16)


def test_an_order_without_limits_is_never_looked_at():
    assert next_look(reported(limits=Limits())) is None


def test_a_suspended_order_is_not_looked_at():
    order, _ = steps.accept(reported(), START, CALENDAR)
    order, _ = suspensions.suspend(order, "materials", "", REASONS, START)
    assert next_look(order) is None


def test_levels_lead_from_the_grid_to_the_district():
    order = reported()
    assert [(r.level, r.path) for r in ladder(order, ())] == [
        (1, "/320585/001/002/c01/b03"),
        (2, "/320585/001/002"),
        (3, "/320585/001"),
        (4, "/320585"),
    ]
    assert level_of(OrgPath("/320585/001/002/c01/b03/u1")) == 1


def test_an_unassigned_order_climbs_level_by_level_past_empty_ones():
    order, _ = pass_time(reported(), START + minutes(16))
    rungs = ladder(order, SUPERVISORS)
    told, now = [], START + minutes(16)
    for _ in range(6):
        order, events = escalate(order, rungs, now, CALENDAR)
        told += [(e.level, e.place_path, e.supervisors) for e in events]
        now += minutes(2000)
    assert order.assignee is None
    assert told == [
        (1, "/320585/001/002/c01/b03", ("grid-worker",)),
        (3, "/320585/001", ("sub-district-desk",)),
        (4, "/320585", ("district-desk",)),
    ]
    assert order.escalate_at is None


def test_the_next_level_waits_for_the_policys_delay():
    order, _ = pass_time(reported(), START + minutes(16))
    rungs = ladder(order, SUPERVISORS)
    order, _ = escalate(order, rungs, START + minutes(16), CALENDAR)
    assert order.escalate_at == START + minutes(76)
    assert escalate(order, rungs, START + minutes(75), CALENDAR)[1] == []


def test_without_any_supervisor_the_districts_level_is_recorded():
    order, _ = pass_time(reported(), START + minutes(16))
    order, [event] = escalate(order, ladder(order, ()), START + minutes(16), CALENDAR)
    assert (event.level, event.supervisors) == (4, ())


def test_escalation_stops_when_the_late_step_is_done():
    order, _ = pass_time(reported(), START + minutes(16))
    order, _ = steps.accept(order, START + minutes(17), CALENDAR)
    assert order.escalate_at is None


def test_an_overall_breach_goes_on_escalating_through_the_steps():
    limits = Limits(overall=Limit(60))
    order, _ = pass_time(reported(limits=limits), START + minutes(61))
    order, _ = steps.accept(order, START + minutes(62), CALENDAR)
    order, _ = steps.assign(order, PLUMBER, START + minutes(63), CALENDAR)
    assert order.escalate_at == START + minutes(61)


def climb(order, now):
    """What the timer does at a moment: the levels that each limit reached, with their supervisors."""
    order, events = pass_time(order, now)
    rungs = ladder(order, SUPERVISORS)
    order, climbed = escalate(order, rungs, now, CALENDAR)
    told = [(e.target, e.level) for e in climbed if type(e).__name__ == "OrderEscalated"]
    return order, told, [type(e).__name__ for e in events]


def climb_to_the_top(order, until):
    """Fire the timer at each moment that the order asks for; who was told when."""
    told = []
    while (now := next_look(order)) and now < until:
        order, climbed, _ = climb(order, now)
        told += [(now, *one) for one in climbed]
    return order, told


def test_the_overall_limit_climbs_from_the_first_level_after_an_acceptance_that_had_climbed_to_the_top():
    limits = Limits(accept=Limit(15), overall=Limit(2 * 1440))
    order, told = climb_to_the_top(reported(limits=limits), START + minutes(2000))
    assert [level for _, _, level in told] == [1, 3, 4]
    order, _ = steps.accept(order, START + minutes(2000), CALENDAR)
    order, told = climb_to_the_top(order, START + minutes(10_000))
    assert [(target, level) for _, target, level in told] == [("overall", 1), ("overall", 3), ("overall", 4)]
    assert told[0][0] == START + minutes(2 * 1440) + TICK


def test_two_limits_that_run_climb_each_on_its_own_ladder():
    limits = Limits(accept=Limit(60), overall=Limit(100))
    order, told = climb_to_the_top(reported(limits=limits), START + minutes(5000))
    assert sorted((target, level) for _, target, level in told) == [
        ("accept", 1),
        ("accept", 3),
        ("accept", 4),
        ("overall", 1),
        ("overall", 3),
        ("overall", 4),
    ]
    assert (order.escalation_level, order.escalate_at) == (4, None)


def test_a_limit_in_working_time_climbs_while_the_office_is_open():
    limits = Limits(overall=Limit(1, Unit.WORKING_DAYS))
    thursday = at("2015-03-05 10:00")
    _, told = climb_to_the_top(reported(limits=limits, now=thursday), at("2015-04-01 00:00"))
    assert told == [
        (at("2015-03-09 08:30"), "overall", 1),
        (at("2015-03-09 09:30"), "overall", 3),
        (at("2015-03-12 11:00"), "overall", 4),
    ]


def test_a_breach_taken_back_climbs_down_and_the_right_limit_climbs_from_the_first_level():
    order, _ = climb_to_the_top(reported(Urgency.U1), START + minutes(1000))
    level = order.escalation_level
    now = START + minutes(1000)
    wanted = category(Urgency.U3)
    right = Correction(
        category=wanted,
        place_path=order.place_path,
        grid_path=order.grid_path,
        address=None,
        terms=terms(wanted.promised),
    )
    order, events = corrections.correct(order, right, now, CALENDAR)
    [down] = [event for event in events if type(event).__name__ == "EscalationWithdrawn"]
    assert (down.target, down.level, "grid-worker" in down.supervisors) == ("accept", level, True)
    assert (order.escalation_level, order.supervisors, order.escalate_at) == (0, (), None)
    _, told = climb_to_the_top(order, START + minutes(100_000))
    assert [level for _, target, level in told if target == "accept"] == [1, 3, 4]


def test_a_suspended_order_climbs_no_further_and_goes_on_after_the_first_delay():
    limits = Limits(overall=Limit(60))
    order, _ = steps.accept(reported(limits=limits), START, CALENDAR)
    order, told, _ = climb(order, START + minutes(61))
    assert told == [("overall", 1)]
    order, _ = suspensions.suspend(order, "materials", "", REASONS, START + minutes(70))
    assert next_look(order) is None
    order, _ = suspensions.resume(order, START + minutes(500), CALENDAR)
    assert order.escalate_at == START + minutes(560)


def test_limits_in_working_time_skip_the_weekend_and_in_elapsed_time_do_not():
    friday = at("2015-03-06 17:00")
    for unit, due in (
        (Unit.MINUTES, at("2015-03-06 18:00")),
        (Unit.WORKING_MINUTES, at("2015-03-09 09:00")),
    ):
        assert Limit(60, unit).due(friday, CALENDAR) == due
    assert Limit(1, Unit.WORKING_DAYS).due(friday, CALENDAR) == at("2015-03-09 17:30")


def test_the_warning_of_a_working_limit_lies_in_working_time():
    friday = at("2015-03-06 17:00")
    clock = Deadline.start(Target.ACCEPT, Limit(60, Unit.WORKING_MINUTES), friday, CALENDAR, 75)
    assert clock.warn_at == at("2015-03-09 08:45")


def test_the_default_matrix_promises_what_it_says():
    order = reported(Urgency.U2)
    assert order.clock.due_at == START + minutes(120)
    assert order.overall.due_at == START + minutes(3 * 1440)
    assert reported(Urgency.U0).overall is None
