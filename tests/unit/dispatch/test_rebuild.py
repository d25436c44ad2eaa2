# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given, settings

from services.chassis.values import DomainError, OrgPath
from services.dispatch.domain import events as told
from services.dispatch.domain.deadlines import Rung, escalate, pass_time
from services.dispatch.domain.orders import Order
from services.dispatch.domain.rebuild import IllegalWay, Trace, rebuild, trace_of
from services.dispatch.domain.reporting import reported as report_fact
from tests.unit.dispatch.samples import BUILDING, CALENDAR, START, minutes, reported
from tests.unit.dispatch.test_steps import TAKE, walks

BEGIN = report_fact(reported())
ACCEPTED = told.OrderAccepted("order-1")
FINISHED = told.OrderFinished("order-1", "p", "done", (), START, "on_time", BUILDING, "burst-pipe")
SUSPENDED = told.OrderSuspended("order-1", "materials", "")


def named(facts):
    return [(type(fact).__name__, fact) for fact in facts]


def assigned(*, claimed=False):
    return told.OrderAssigned("order-1", "p", "person", "P", claimed, BUILDING, "burst-pipe", ())


@given(walks)
@settings(deadline=None)
def test_whatever_happens_to_an_order_its_events_lead_to_where_it_stands(walk):
    order, now, facts = reported(), START, [BEGIN]
    for action, wait in walk:
        now += minutes(wait)
        order, events = pass_time(order, now)
        facts += events
        order, events = escalate(order, (Rung(1, BUILDING, ("x",)), Rung(4, BUILDING, ())), now, CALENDAR)
        facts += events
        try:
            order, events = TAKE[action](order, now)
        except DomainError:
            continue
        facts += events
        assert rebuild(named(facts)) == trace_of(order)
    assert rebuild(named(facts)) == trace_of(order)


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ([], "no events"),
        ([ACCEPTED], "#1 OrderAccepted: an order begins"),
        ([BEGIN, BEGIN], "#2 OrderReported: an order begins"),
        ([BEGIN, ACCEPTED, ACCEPTED], "#3 OrderAccepted: not from accepted"),
        ([BEGIN, FINISHED], "#2 OrderFinished: not from submitted"),
        ([BEGIN, ACCEPTED, assigned(), assigned(claimed=True)], "#4 OrderAssigned: not from assigned"),
        ([BEGIN, ACCEPTED, SUSPENDED, assigned()], "#4 OrderAssigned: suspended"),
        ([BEGIN, ACCEPTED, told.OrderResumed("order-1")], "#3 OrderResumed: not suspended"),
        ([BEGIN, told.BreachWithdrawn("order-1", "accept", START)], "#2 BreachWithdrawn: no breach"),
        ([BEGIN, told.PolicyChanged("orders", 2, OrgPath("/320585"))], "#2 PolicyChanged: no such event"),
        (
            [BEGIN, ACCEPTED, assigned(), FINISHED, told.OrderReopened("order-1", "wet", 3)],
            "#5 OrderReopened: round 3 after 1",
        ),
    ],
)
def test_what_cannot_have_happened_is_named(facts, problem):
    with pytest.raises(IllegalWay, match=problem):
        rebuild(named(facts))


def test_a_closing_at_the_source_ends_an_order_from_any_state_but_once():
    closed = told.OrderClosed("order-1", "at_source", START, "none", BUILDING, "burst-pipe")
    way = [BEGIN, ACCEPTED, SUSPENDED, closed]
    assert rebuild(named(way)) == Trace("closed", closure="at_source")
    with pytest.raises(IllegalWay, match="it had ended as closed"):
        rebuild(named([*way, closed]))


def test_a_stored_state_without_its_event_shows():
    order: Order = replace(reported(), state="done")
    assert rebuild(named([BEGIN])) != trace_of(order)
