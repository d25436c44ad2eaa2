# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.dispatch.domain import steps
from services.dispatch.domain.deadlines import next_look, pass_time
from services.dispatch.domain.errors import ClosedBeforeReported, Contradiction, InTheFuture, OlderState
from services.dispatch.domain.intake import follow, left_aside, says_the_same, take_in
from services.dispatch.domain.limits import TICK
from services.dispatch.domain.orders import verdict
from services.dispatch.domain.rebuild import rebuild, trace_of
from services.dispatch.domain.source_requests import SourceRequest
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


def follow_all(order, *rows, now=DUE):
    """The order after rows of which older ones are refused, and all that was told."""
    told = []
    for one in rows:
        try:
            order, events = follow(order, one, now)
        except DomainError:
            continue
        told += events
    return order, told


def test_an_older_version_changes_nothing():
    order, _ = taken(row(version=2, description="灯坏了"))
    with pytest.raises(OlderState):
        follow(order, row("0", version=1, description="灯"), DUE)
    order, _ = taken(row(changed_at=START + minutes(2)), now=DUE)
    with pytest.raises(OlderState):
        follow(order, row("0", changed_at=START + minutes(1), due_at=None), DUE)


def test_without_versions_an_earlier_state_that_comes_again_changes_nothing():
    order, _ = taken(row("1"))
    order, _ = follow(order, row("2", description="灯坏了", due_at=DUE + minutes(9)), START)
    with pytest.raises(OlderState):
        follow(order, row("1"), START)


@pytest.mark.parametrize(
    ("told", "field"), [({"version": 1}, "version"), ({"changed_at": START}, "changed_at")]
)
def test_a_row_without_a_version_cannot_be_put_among_those_that_have_one(told, field):
    order, _ = taken(row(**told))
    with pytest.raises(Contradiction) as refused:
        follow(order, row("2", description="灯坏了"), START)
    assert refused.value.field == field


@given(st.permutations(range(1, 6)), st.lists(st.booleans(), min_size=5, max_size=5))
def test_states_in_any_order_end_as_the_newest_says(arrival, closed):
    rows = {
        number: row(
            str(number),
            version=number,
            description=f"第{number}次",
            closed_at=START + minutes(number) if closed[number - 1] else None,
        )
        for number in range(1, 6)
    }
    order, begun = taken(rows[arrival[0]], now=DUE)
    order, told = follow_all(order, *(rows[number] for number in arrival[1:]))
    assert (order.description, order.closed_at) == ("第5次", rows[5].closed_at)
    assert order.open is not closed[4]
    assert rebuild([(type(fact).__name__, fact) for fact in [*begun, *told]]) == trace_of(order)


def test_the_source_reopens_and_closes_again():
    order, _ = taken(row(version=1, closed_at=START + minutes(9)), now=DUE)
    order, events = follow(order, row("2", version=2), DUE)
    assert names(events) == ["OrderReopened"]
    assert (order.state, order.open, order.round, order.closed_at, order.verdict) == (
        "submitted",
        True,
        2,
        None,
        None,
    )
    assert order.next_due_at == DUE
    order, events = follow(order, row("3", version=3, closed_at=DUE + TICK), DUE + minutes(1))
    assert names(events) == ["DeadlineBreached", "OrderClosed"]
    assert order.verdict == "overdue"


def test_a_change_after_the_closing_reopens_where_only_it_has_a_moment():
    order, _ = taken(row(closed_at=START + minutes(9)), now=DUE)
    order, events = follow(order, row("2", changed_at=START + minutes(10)), DUE)
    assert names(events) == ["OrderReopened"]


@pytest.mark.parametrize(
    ("when", "ended_at"), [(DUE - minutes(1), DUE - minutes(1)), (None, DUE + minutes(5))]
)
def test_what_is_cancelled_at_the_source_is_over_without_a_verdict(when, ended_at):
    order, _ = taken(row())
    gone = row("2", cancelled=True, closed_at=when, closure="重复")
    order, events = follow(order, gone, DUE + minutes(5))
    assert names(events)[-1] == "OrderClosed"
    assert (events[-1].verdict, events[-1].closure, events[-1].reason) == ("none", "cancelled", "重复")
    assert (order.state, order.closure, order.closed_at, order.verdict) == (
        "closed",
        "cancelled",
        ended_at,
        None,
    )
    assert verdict(order, DUE + minutes(9)) == "none"
    again, events = follow(order, row("3", cancelled=True, closure="重复"), DUE + minutes(9))
    assert (again.closed_at, events) == (ended_at, [])


def test_a_cancelled_request_can_come_back():
    order, _ = taken(row(version=1, cancelled=True), now=START)
    order, events = follow(order, row("2", version=2), START + minutes(1))
    assert (names(events), order.next_due_at) == (["OrderReopened"], DUE)


@pytest.mark.parametrize(
    "changed", [{"channel": "app"}, {"address": "6号楼"}, {"description": "灯坏了"}, {"category": category()}]
)
def test_what_a_later_row_says_is_applied(changed):
    order, _ = taken(row())
    later, _ = follow(order, row("2", **changed), START)
    assert says_the_same(later, order) is ("category" in changed)
    assert later.channel == changed.get("channel", "phone")


def test_another_word_about_the_same_closing_is_applied():
    closed = {"closed_at": START + minutes(1), "version": 1}
    order, _ = taken(row(**closed, closure="已修"), now=DUE)
    order, events = follow(order, row("2", **closed, closure="已换灯"), DUE)
    assert (names(events), order.result) == (["OrderAmended"], "已换灯")


def test_an_ending_at_the_source_after_one_here_is_left_aside_and_said_so():
    order, _ = taken(row())
    order, _ = steps.refuse(order, "not ours", START, CALENDAR)
    closing = row("2", closed_at=START)
    assert left_aside(order, closing).state == "refused"
    later, events = follow(order, closing, START)
    assert (says_the_same(later, order), events) == (True, [])


def test_clocks_that_differ_by_little_are_tolerated_and_remarked():
    early = row(closed_at=START - minutes(1))
    with pytest.raises(ClosedBeforeReported):
        take_in(early, "order-1", terms(early.category.promised), DUE, minutes(1) - TICK)
    order, events = take_in(early, "order-1", terms(early.category.promised), DUE, minutes(1))
    assert names(events) == ["OrderReported", "SourceClockDiffered", "OrderClosed"]
    assert (events[1].field, events[1].stated_at, events[1].taken_as) == (
        "closed_at",
        START - minutes(1),
        START,
    )
    assert (order.closed_at, order.verdict) == (START, "on_time")
    assert (
        follow(order, row("2", closed_at=START - minutes(1), address="6"), DUE, minutes(1))[0].open is False
    )


def test_a_moment_ahead_of_ours_counts_as_now():
    ahead = row(reported_at=START + minutes(1))
    order, events = take_in(ahead, "order-1", terms(ahead.category.promised), START, minutes(1))
    assert (names(events), order.reported_at) == (["OrderReported", "SourceClockDiffered"], START)
    later, _ = follow(order, row("2", reported_at=START + minutes(1), address="6"), DUE, minutes(1))
    assert (later.reported_at, later.address) == (START, "6")
    with pytest.raises(Contradiction):
        follow(order, row("2", reported_at=START + minutes(2)), DUE, minutes(1))
