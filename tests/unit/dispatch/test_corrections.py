# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.dispatch.domain import actions, corrections, steps, suspensions
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.corrections import Correction
from services.dispatch.domain.errors import KeptBySource, Suspended, TooManyPhotos, WrongState
from services.dispatch.domain.limits import Limit, Limits
from services.dispatch.domain.orders import NEVER, State
from tests.unit.dispatch.samples import (
    BUILDING,
    CALENDAR,
    GRID,
    REASONS,
    START,
    category,
    minutes,
    reported,
    terms,
)

ELSEWHERE = OrgPath("/320585/001/003")


def right(urgency=Urgency.U0, limits=None, place=BUILDING, grid=GRID, address=None):
    wanted = category(urgency, limits)
    promised = terms(wanted.promised)
    return Correction(category=wanted, place_path=place, grid_path=grid, address=address, terms=promised)


def names(events):
    return [type(event).__name__ for event in events]


def test_a_danger_that_was_taken_for_a_trifle_is_overdue_at_once_and_climbs():
    now = START + minutes(30)
    order, events = corrections.correct(reported(Urgency.U3), right(), now, CALENDAR)
    assert (order.urgency, order.clock.due_at, order.overall) == ("U0", START + minutes(5), None)
    assert names(events) == ["OrderAmended", "DeadlineBreached"]
    assert order.escalate_at == now


def test_what_was_taken_for_a_danger_gets_the_time_that_it_should_have_had():
    late = START + minutes(30)
    order, _ = steps.accept(reported(Urgency.U0), late, CALENDAR)
    assert [breach.target for breach in order.breaches] == ["accept"]
    order, events = corrections.correct(order, right(Urgency.U2), late + minutes(3), CALENDAR)
    assert order.clock.due_at == late + minutes(240)
    assert order.overall.due_at == START + minutes(3 * 1440)
    assert ([breach.target for breach in order.breaches], names(events)) == (["accept"], ["OrderAmended"])


def test_a_running_breach_that_was_none_is_taken_back():
    now = START + minutes(30)
    order, events = corrections.correct(reported(Urgency.U0), right(Urgency.U2), now, CALENDAR)
    assert names(events) == ["DeadlineBreached", "BreachWithdrawn", "OrderAmended"]
    assert (order.breaches, order.escalate_at) == ((), None)


@given(st.integers(0, 10_000), st.sampled_from([Urgency.U1, Urgency.U2]))
def test_nobody_gains_time_by_putting_it_wrong_and_right_again(waited, urgency):
    now = START + minutes(waited)
    order, _ = steps.accept(reported(urgency), now, CALENDAR)
    wrong, _ = corrections.correct(order, right(Urgency.U3), now, CALENDAR)
    back, _ = corrections.correct(wrong, right(urgency), now, CALENDAR)
    assert back.overall.due_at <= order.overall.due_at


def test_time_that_stood_still_stays_out_of_account():
    limits = Limits(overall=Limit(600))
    order, _ = steps.accept(reported(limits=limits), START, CALENDAR)
    order, _ = suspensions.suspend(order, "materials", "", REASONS, START + minutes(60))
    order, _ = suspensions.resume(order, START + minutes(160), CALENDAR)
    assert order.overall.due_at == START + minutes(700)
    order, _ = corrections.correct(
        order, right(limits=Limits(overall=Limit(300))), START + minutes(160), CALENDAR
    )
    assert order.overall.due_at == START + minutes(400)


def test_another_place_changes_who_is_above_it_and_not_the_limits():
    order = reported()
    moved = replace(right(Urgency.U1, place=ELSEWHERE, grid=None, address="门口"), terms=order.terms)
    corrected, [fact] = corrections.correct(order, moved, START, CALENDAR)
    assert corrected.within == ("/320585", "/320585/001", ELSEWHERE)
    assert (fact.place_path, fact.address) == (ELSEWHERE, "门口")
    assert (corrected.clock, corrected.overall) == (order.clock, order.overall)


def test_what_is_right_already_tells_nothing():
    order = reported()
    same = replace(right(Urgency.U1), terms=order.terms)
    assert corrections.correct(order, same, START, CALENDAR) == (order, [])


def test_what_another_system_keeps_is_put_right_there():
    with pytest.raises(KeptBySource):
        corrections.correct(replace(reported(), source="boston-311"), right(), START, CALENDAR)


def test_a_suspended_order_is_resumed_before_it_is_corrected():
    order, _ = steps.accept(reported(), START, CALENDAR)
    order, _ = suspensions.suspend(order, "materials", "", REASONS, START)
    with pytest.raises(Suspended):
        corrections.correct(order, right(), START, CALENDAR)


def test_the_reporter_says_it_better_only_until_it_is_accepted():
    order, [fact] = corrections.amend(reported(), "二楼水管爆裂", "二楼", START)
    assert (order.description, fact.description, fact.address) == ("二楼水管爆裂", "二楼水管爆裂", "二楼")
    assert corrections.amend(order, order.description, order.address, START) == (order, [])
    accepted, _ = steps.accept(order, START, CALENDAR)
    with pytest.raises(WrongState):
        corrections.amend(accepted, "x", None, START)


def test_an_order_has_no_more_than_ten_pictures():
    order, [fact] = corrections.add_photos(reported(), tuple("abcdefgh"), START)
    assert fact.photos == order.photos == tuple("abcdefgh")
    with pytest.raises(TooManyPhotos):
        corrections.add_photos(order, ("i", "j", "k"), START)


def test_what_is_taken_back_is_over_and_is_neither_rated_nor_late():
    order, events = corrections.take_back(reported(), "自己修好了", START, CALENDAR)
    assert (order.state, order.open, order.closure, order.next_due_at) == (
        "closed",
        False,
        "withdrawn",
        NEVER,
    )
    assert (names(events), events[0].reason, events[0].verdict) == (["OrderClosed"], "自己修好了", "on_time")
    assert "rate" not in actions.possible(order, START)
    assert actions.reopen_until(order) == START + minutes(7 * 1440)


def test_who_is_on_site_is_not_sent_home():
    with pytest.raises(WrongState):
        corrections.take_back(replace(reported(), state=State.IN_PROGRESS), "", START, CALENDAR)
