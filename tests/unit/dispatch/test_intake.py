# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.dispatch.domain import steps
from services.dispatch.domain.deadlines import next_look, pass_time
from services.dispatch.domain.errors import ClosedBeforeReported, Contradiction, InTheFuture
from services.dispatch.domain.intake import SourceRequest, follow, take_in
from services.dispatch.domain.limits import TICK
from services.dispatch.domain.orders import verdict
from tests.unit.dispatch.samples import BUILDING, CALENDAR, START, category, minutes, terms

DUE = START + minutes(60)


def row(digest="1", **changed) -> SourceRequest:
    facts = {
        "source": "city-311",
        "external_id": "101",
        "digest": digest,
        "category": category(),
        "description": "灯不亮",
        "channel": "phone",
        "place_path": BUILDING,
        "reported_at": START,
        "due_at": DUE,
    }
    return SourceRequest(**(facts | changed))


def taken(first, now=START):
    return take_in(first, "order-1", terms(first.category.promised), now)


def names(events):
    return [type(event).__name__ for event in events]


def test_a_first_row_creates_an_order_with_the_sources_limit_only():
    order, events = taken(row())
    assert names(events) == ["OrderReported"]
    assert (order.clock, order.next_due_at, next_look(order)) == (None, DUE, DUE + TICK)


def test_a_first_row_may_be_closed_already():
    order, events = taken(row(closed_at=DUE), now=DUE)
    assert names(events) == ["OrderReported", "OrderClosed"]
    assert (order.state, order.verdict, order.closure, next_look(order)) == (
        "closed",
        "on_time",
        "at_source",
        None,
    )


def test_closed_too_late_is_overdue():
    order, events = taken(row(closed_at=DUE + TICK), now=DUE + TICK)
    assert names(events) == ["OrderReported", "DeadlineBreached", "OrderClosed"]
    assert order.verdict == "overdue"


def test_without_a_limit_there_is_no_verdict():
    order, _ = taken(row(due_at=None))
    assert verdict(order, DUE) == "none"


def test_the_same_row_again_changes_nothing():
    order, _ = taken(row())
    assert follow(order, row(), DUE + minutes(9)) == (order, [])


def test_a_closing_in_time_that_is_reported_late_takes_the_breach_back():
    order, _ = taken(row())
    order, _ = pass_time(order, DUE + minutes(5))
    order, events = follow(order, row("2", closed_at=DUE), DUE + minutes(9))
    assert names(events) == ["BreachWithdrawn", "OrderClosed"]
    assert (order.verdict, order.breaches) == ("on_time", ())


def test_another_limit_of_the_source_is_judged_anew():
    order, _ = pass_time(taken(row())[0], DUE + minutes(5))
    order, events = follow(order, row("2", due_at=DUE + minutes(30)), DUE + minutes(9))
    assert names(events) == ["OrderAmended", "BreachWithdrawn"]
    assert verdict(order, DUE + minutes(9)) == "on_time"
    order, events = follow(order, row("3", due_at=DUE - minutes(30)), DUE + minutes(9))
    assert names(events) == ["OrderAmended", "DeadlineBreached"]


def test_the_verdict_is_as_of_a_moment():
    order, _ = taken(row(closed_at=DUE + minutes(9)), now=DUE + minutes(10))
    assert verdict(order, DUE) == "on_time"
    assert verdict(order, DUE + TICK) == "overdue"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"closed_at": START - TICK}, ClosedBeforeReported),
        ({"closed_at": DUE + minutes(61)}, InTheFuture),
        ({"reported_at": DUE + minutes(61)}, InTheFuture),
    ],
)
def test_impossible_rows_are_refused(wrong, refusal):
    with pytest.raises(refusal):
        taken(row(**wrong), now=DUE)


@pytest.mark.parametrize("wrong", [{"reported_at": START + TICK}, {"closed_at": None}, {"closed_at": DUE}])
def test_a_row_that_contradicts_an_earlier_one_is_refused(wrong):
    order, _ = taken(row(closed_at=DUE - minutes(1)), now=DUE)
    with pytest.raises(Contradiction):
        follow(order, row("2", **({"closed_at": DUE - minutes(1)} | wrong)), DUE)


def test_accepted_into_the_local_form_the_steps_have_limits():
    order, _ = taken(row())
    order, _ = steps.accept(order, START + minutes(1), CALENDAR)
    assert (order.clock.target, order.overall.due_at) == ("assign", DUE)
    order, _ = follow(order, row("2", closed_at=START + minutes(2)), START + minutes(3))
    assert (order.state, order.clock) == ("closed", None)


def test_what_ended_here_stays_ended():
    order, _ = taken(row())
    order, _ = steps.refuse(order, "not ours", START, CALENDAR)
    order, events = follow(order, replace(row("2"), description="灯坏了"), START)
    assert (order.state, names(events)) == ("refused", ["OrderAmended"])
