# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever happens to an order and its calendar, its deadlines are those that its history gives."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.chassis.calendar import Calendar, Hours
from services.chassis.values import DomainError
from services.dispatch.domain import corrections, deadlines, steps, suspensions
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.corrections import Correction
from services.dispatch.domain.limits import TICK, Limit, Limits, Unit
from services.dispatch.domain.orders import Work
from tests.unit.dispatch.samples import CALENDAR, PLUMBER, REASONS, at, category, reported, terms

UNKNOWN = Calendar()
"""2031: no notice is there, weekends alone are off."""
KNOWN = Calendar(
    published={date(2031, 10, day): False for day in range(1, 8)} | {date(2031, 10, 11): True},
    years=frozenset({2031}),
)
MONDAY = at("2031-09-29 10:00")
FIVE_DAYS = Limits(overall=Limit(5, Unit.WORKING_DAYS))


def names(events):
    return [type(event).__name__ for event in events]


def test_a_deadline_that_was_reckoned_before_the_years_holidays_were_known_moves():
    order = reported(limits=FIVE_DAYS, now=MONDAY)
    assert order.overall.due_at == at("2031-10-06 17:30")
    order, [fact] = deadlines.reckon(order, MONDAY, KNOWN)
    assert order.overall.due_at == order.next_due_at == at("2031-10-11 17:30")
    assert (fact.target, fact.was_due_at, fact.due_at) == (
        "overall",
        at("2031-10-06 17:30"),
        at("2031-10-11 17:30"),
    )
    assert deadlines.reckon(order, MONDAY, KNOWN) == (order, [])


def test_a_breach_is_taken_back_where_the_new_deadline_has_not_passed():
    order = reported(limits=FIVE_DAYS, now=MONDAY)
    late = at("2031-10-06 18:00")
    order, _ = deadlines.pass_time(order, late)
    assert [breach.target for breach in order.breaches] == ["overall"]
    order, events = deadlines.reckon(order, late, KNOWN)
    assert names(events) == ["BreachWithdrawn", "DeadlineMoved"]
    assert (order.breaches, order.escalate_at) == ((), None)
    _, events = deadlines.pass_time(order, at("2031-10-11 17:30") + TICK)
    assert names(events) == ["DeadlineBreached"]


def test_a_breach_that_is_one_by_the_new_calendar_too_stays_as_it_was_told():
    order = reported(limits=FIVE_DAYS, now=MONDAY)
    order, _ = deadlines.pass_time(order, at("2031-10-13 09:00"))
    assert deadlines.reckon(order, at("2031-10-13 09:00"), KNOWN) == (order, [])


def test_a_deadline_that_comes_earlier_than_now_is_broken_now():
    order = reported(limits=FIVE_DAYS, now=MONDAY)
    order, _ = deadlines.reckon(order, MONDAY, KNOWN)
    order, events = deadlines.reckon(order, at("2031-10-09 09:00"), UNKNOWN)
    assert names(events) == ["DeadlineMoved", "DeadlineBreached"]
    assert order.overall.due_at == at("2031-10-06 17:30")


def test_what_does_not_run_in_working_time_stays():
    order = reported(Urgency.U1, now=MONDAY)
    assert deadlines.reckon(order, MONDAY, KNOWN) == (order, [])


def test_what_is_finished_stays():
    order = reported(limits=FIVE_DAYS, now=MONDAY)
    order, _ = steps.accept(order, MONDAY, UNKNOWN)
    order, _ = steps.assign(order, PLUMBER, MONDAY, UNKNOWN)
    order, _ = steps.finish(order, Work("done", (), MONDAY), MONDAY, UNKNOWN)
    assert deadlines.reckon(order, MONDAY, KNOWN) == (order, [])


CALENDARS = (
    CALENDAR,
    KNOWN,
    Calendar(hours=(Hours(at("2031-01-01 09:00").time(), at("2031-01-01 16:00").time()),)),
    Calendar(zone="Asia/Urumqi"),
    Calendar(days={date(2031, 9, day): day % 3 != 0 for day in range(1, 31)}),
)
TERMS = (
    FIVE_DAYS,
    Limits(accept=Limit(90, Unit.WORKING_MINUTES), overall=Limit(3, Unit.WORKING_DAYS)),
    Limits(assign=Limit(600, Unit.WORKING_MINUTES), start=Limit(300), overall=Limit(4000)),
)
happenings = st.lists(
    st.tuples(
        st.sampled_from(["suspend", "resume", "accept", "assign", "calendar", "correct", "wait"]),
        st.integers(0, 3000),
        st.integers(0, 4),
    ),
    max_size=14,
)


def corrected(order, limits, now, calendar):
    wanted = category(Urgency.U3, limits)
    right = Correction(
        category=wanted,
        place_path=order.place_path,
        grid_path=order.grid_path,
        address=None,
        terms=terms(limits),
    )
    return corrections.correct(order, right, now, calendar)


TAKE = {
    "suspend": lambda o, _n, now, _c: suspensions.suspend(o, "materials", "", REASONS, now),
    "resume": lambda o, _n, now, calendar: suspensions.resume(o, now, calendar),
    "accept": lambda o, _n, now, calendar: steps.accept(o, now, calendar),
    "assign": lambda o, _n, now, calendar: steps.assign(o, PLUMBER, now, calendar),
    "correct": lambda o, number, now, c: corrected(o, TERMS[number % len(TERMS)], now, c),
    "calendar": lambda o, _n, now, calendar: deadlines.reckon(o, now, calendar),
    "wait": lambda o, _n, _now, _c: (o, []),
}


def taken(order, what, number, now, calendar):
    """The order after one happening; as it was where it is refused."""
    try:
        return TAKE[what](order, number, now, calendar)[0]
    except DomainError:
        return order


def from_history(limit, began, pauses, calendar):
    """When a limit ends that began then and stood still in these pauses: each moves what was left."""
    due = limit.due(began, calendar)
    for since, until in pauses:
        if began <= since < due:
            left = calendar.working_time_between(since, due) if limit.working else due - since
            due = calendar.add_working_time(until, left) if limit.working else until + left
    return due


@given(happenings, st.integers(0, 2))
@settings(deadline=None, max_examples=300)
def test_any_sequence_gives_the_deadlines_that_its_history_gives(walked, first):
    now, calendar = at("2031-09-22 10:00"), CALENDAR
    order = reported(limits=TERMS[first], now=now)
    first_began = step_began = now
    pauses, since = [], None
    for what, wait, number in walked:
        now += timedelta(minutes=wait)
        if what == "calendar":
            calendar = CALENDARS[number]
        before, order = order, taken(order, what, number, now, calendar)
        if what in ("accept", "assign") and order is not before:
            step_began = now
        if order.suspension and since is None:
            since = now
        if since is not None and not order.suspension:
            pauses.append((since, now))
            since = None
    for clock in order.clocks:
        if clock.breached:
            continue
        limit = order.terms.limits.of(clock.target)
        began = first_began if clock.target == "overall" else step_began
        assert clock.due_at == from_history(limit, began, pauses, calendar)


@pytest.mark.parametrize("calendar", CALENDARS)
def test_reckoning_again_by_the_same_calendar_changes_nothing(calendar):
    order = reported(limits=TERMS[1], now=MONDAY)
    order, _ = deadlines.reckon(order, MONDAY, calendar)
    assert deadlines.reckon(order, MONDAY, calendar) == (order, [])
