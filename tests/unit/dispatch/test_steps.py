# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.dispatch.domain import actions, assisting, corrections, duplicates, quality, steps, suspensions
from services.dispatch.domain.actions import FROM, Action
from services.dispatch.domain.assistance import AssistanceKind, Reply
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.corrections import Correction
from services.dispatch.domain.deadlines import pass_time
from services.dispatch.domain.errors import (
    AlreadyRated,
    FinishedOutsideWork,
    NotSolved,
    ReopenWindowOver,
    Suspended,
    UnknownReason,
    WrongState,
)
from services.dispatch.domain.evidence import EvidenceKind
from services.dispatch.domain.limits import NEVER, Limit, Limits, Unit
from services.dispatch.domain.orders import Proof, State, Work, verdict
from services.dispatch.domain.outcomes import Closure, Evaluation, Rating, Revisit, RevisitChannel, Verdict
from tests.unit.dispatch.samples import (
    BUILDING,
    CALENDAR,
    COMPANY,
    GRID,
    PLUMBER,
    REASONS,
    START,
    asked,
    at,
    category,
    minutes,
    reported,
    terms,
)

GOOD = Revisit(contacted=True, solved=True, satisfied=5)
BAD = Revisit(contacted=True, solved=False, satisfied=1)
DANGER = category(Urgency.U0)
RIGHT = Correction(
    category=DANGER, place_path=BUILDING, grid_path=GRID, address=None, terms=terms(DANGER.promised)
)
PROOF = Proof(EvidenceKind.DURING, ("photo:2",), None, START, 1)


def linked(order, now):
    """As a duplicate of an order that is open."""
    order, _, events = duplicates.link(order, replace(reported(), id="order-0"), now, CALENDAR)
    return order, events


TAKE = {
    Action.ACCEPT: lambda o, t: steps.accept(o, t, CALENDAR),
    Action.REFUSE: lambda o, t: steps.refuse(o, "not ours", t, CALENDAR),
    Action.ASSIGN: lambda o, t: steps.assign(o, COMPANY, t, CALENDAR),
    Action.CLAIM: lambda o, t: steps.assign(o, PLUMBER, t, CALENDAR, claimed=True),
    Action.RETURN: lambda o, t: steps.give_back(o, "no tools", t, CALENDAR),
    Action.START: lambda o, t: steps.start(o, t, CALENDAR),
    Action.SUSPEND: lambda o, t: suspensions.suspend(o, "materials", "", REASONS, t),
    Action.DEFER: lambda o, t: suspensions.defer(o, "", t),
    Action.RESUME: lambda o, t: suspensions.resume(o, t, CALENDAR),
    Action.FINISH: lambda o, t: steps.finish(o, Work("done", (), t), t, CALENDAR),
    Action.REVISIT: lambda o, t: steps.revisit(o, GOOD, t, CALENDAR),
    Action.ANSWER: lambda o, t: steps.revisit(o, replace(GOOD, channel=RevisitChannel.PORTAL), t, CALENDAR),
    Action.RATE: lambda o, t: steps.rate(o, Rating(4), t),
    Action.EVALUATE: lambda o, t: quality.evaluate(o, Evaluation(4, (), "", "chief-1", t), t),
    Action.REOPEN: lambda o, t: steps.reopen(o, "still wet", t, CALENDAR),
    Action.CLOSE: lambda o, t: steps.close(o, Closure.RESOLVED, t, CALENDAR),
    Action.CORRECT: lambda o, t: corrections.correct(o, RIGHT, t, CALENDAR),
    Action.AMEND: lambda o, t: corrections.amend(o, "still more water", None, t),
    Action.ADD_PHOTOS: lambda o, t: corrections.add_photos(o, ("photo:1",), t),
    Action.ADD_EVIDENCE: lambda o, t: corrections.add_evidence(o, PROOF, t),
    Action.WITHDRAW: lambda o, t: corrections.take_back(o, "", t, CALENDAR),
    Action.LINK: linked,
    Action.ASK_ASSISTANCE: lambda o, t: assisting.ask(o, AssistanceKind.SKILL, "welder", "person-2", t),
    Action.GRANT_ASSISTANCE: lambda o, t: assisting.grant(asked(o), PLUMBER, Reply("", "desk-1", t)),
    Action.DECLINE_ASSISTANCE: lambda o, t: assisting.decline(asked(o), Reply("no", "desk-1", t)),
    Action.WITHDRAW_ASSISTANCE: lambda o, t: assisting.withdraw(asked(o), t),
    Action.END_ASSISTANCE: lambda o, t: assisting.end(asked(o), "person-9", t),
}
ASKED_FOR = {one for one in Action if one.endswith("_assistance")} - {Action.ASK_ASSISTANCE}
"""These are taken of an order for which assistance was asked before."""
LEADS_TO = {
    Action.ACCEPT: State.ACCEPTED,
    Action.REFUSE: State.REFUSED,
    Action.ASSIGN: State.ASSIGNED,
    Action.CLAIM: State.ASSIGNED,
    Action.RETURN: State.ACCEPTED,
    Action.START: State.IN_PROGRESS,
    Action.FINISH: State.DONE,
    Action.REVISIT: State.REVISITED,
    Action.ANSWER: State.REVISITED,
    Action.REOPEN: State.ACCEPTED,
    Action.CLOSE: State.CLOSED,
    Action.WITHDRAW: State.CLOSED,
    Action.LINK: State.CLOSED,
}
walks = st.lists(st.tuples(st.sampled_from(sorted(TAKE)), st.integers(0, 3000)), max_size=30)


def walk(*actions, order=None, every=1, now=START):
    order = order or reported()
    for action in actions:
        now += minutes(every)
        order, _ = TAKE[action](order, now)
    return order, now


def names(events):
    return [type(event).__name__ for event in events]


def test_the_six_steps_from_report_to_close():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.START, Action.FINISH, Action.REVISIT, Action.CLOSE)
    assert (order.state, order.open, order.closure, order.verdict) == ("closed", False, "resolved", "on_time")
    assert order.next_due_at == NEVER
    assert order.breaches == ()
    assert verdict(order, now) is Verdict.ON_TIME


def test_the_person_reached_and_the_place_are_part_of_the_finish():
    order, now = walk(Action.ACCEPT, Action.ASSIGN)
    _, [fact] = steps.finish(order, Work("new pipe", ("photo:1",), now), now, CALENDAR)
    assert (fact.assignee_id, fact.verdict, fact.evidence) == ("company-1", "on_time", ("photo:1",))
    assert fact.place_path == "/320585/001/002/c01/b03"


@pytest.mark.parametrize("action", sorted(TAKE))
@pytest.mark.parametrize("state", sorted(State))
def test_every_step_from_a_state_that_does_not_allow_it_is_refused(state, action):
    order = replace(reported(), state=state)
    unasked = action is Action.CLOSE and state is State.DONE
    if state in FROM[action] and action is not Action.RESUME and not unasked:
        TAKE[action](replace(order, finished_at=START), START)
    else:
        with pytest.raises(WrongState) as refusal:
            TAKE[action](order, START)
        assert refusal.value.data() == {"order_id": "order-1", "state": state, "action": action}


def test_a_suspended_order_only_resumes():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.SUSPEND)
    waits = {Action.GRANT_ASSISTANCE, Action.DECLINE_ASSISTANCE, Action.WITHDRAW_ASSISTANCE}
    waits |= {Action.END_ASSISTANCE}
    assert set(actions.possible(order, now)) == actions.WHILE_SUSPENDED - waits
    assert set(actions.possible(asked(order), now)) == actions.WHILE_SUSPENDED - {Action.ASK_ASSISTANCE}
    with pytest.raises(Suspended):
        TAKE[Action.START](order, now)


def test_a_reason_that_is_not_on_the_list_does_not_stop_the_clock():
    order, now = walk(Action.ACCEPT, Action.ASSIGN)
    with pytest.raises(UnknownReason):
        suspensions.suspend(order, "no_time", "", REASONS, now)


def test_returning_sends_it_back_to_be_assigned_and_the_overall_limit_runs_on():
    order, _ = walk(Action.ACCEPT, Action.ASSIGN, Action.RETURN)
    assert (order.state, order.assignee) == ("accepted", None)
    assert order.overall == reported().overall


def test_a_finish_before_the_work_or_in_the_future_is_refused():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.START)
    for moment in (order.since - minutes(1), now + minutes(1)):
        with pytest.raises(FinishedOutsideWork):
            steps.finish(order, Work("done", (), moment), now, CALENDAR)


def test_a_finish_in_time_that_is_reported_late_takes_the_breach_back():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.START)
    late = START + minutes(2000)
    order, events = pass_time(order, late)
    assert names(events) == ["DeadlineBreached"]
    order, events = steps.finish(order, Work("done", (), now + minutes(5)), late, CALENDAR)
    assert names(events) == ["BreachWithdrawn", "OrderFinished"]
    assert (order.breaches, order.verdict) == ((), "on_time")


def test_the_last_moment_of_a_limit_keeps_it():
    order, _ = walk(Action.ACCEPT, Action.ASSIGN, Action.START)
    for moment, expected in ((START + minutes(1440), "on_time"), (START + minutes(1441), "overdue")):
        done, _ = steps.finish(order, Work("done", (), moment), moment, CALENDAR)
        assert done.verdict == expected


def test_unsolved_at_the_revisit_cannot_be_closed_as_resolved_but_reopened():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH)
    order, _ = steps.revisit(order, BAD, now, CALENDAR)
    with pytest.raises(NotSolved):
        steps.close(order, Closure.RESOLVED, now, CALENDAR)
    assert steps.close(order, Closure.UNSOLVABLE, now, CALENDAR)[0].state == "closed"
    again, [fact] = steps.reopen(order, "still wet", now, CALENDAR)
    assert (again.state, again.round, fact.round, again.assignee) == ("accepted", 2, 2, None)


def test_the_window_for_reopening_counts_from_a_close_that_came_after_the_finish():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH)
    order, now = walk(Action.REVISIT, Action.CLOSE, order=order, now=now, every=8000)
    last = order.closed_at + minutes(7 * 1440)
    assert actions.reopen_until(order) == last
    assert steps.reopen(order, "wet", last, CALENDAR)[0].open
    with pytest.raises(ReopenWindowOver):
        steps.reopen(order, "wet", last + minutes(1), CALENDAR)


def test_what_nobody_closed_yet_can_be_reopened_however_long_ago_it_was_finished():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH)
    late = now + minutes(30 * 1440)
    assert actions.reopen_until(order) is None
    assert Action.REOPEN in actions.possible(order, late)
    assert steps.reopen(order, "wet", late, CALENDAR)[0].open


def test_a_resident_rates_once_a_round():
    order, now = walk(Action.ACCEPT, Action.ASSIGN, Action.FINISH, Action.RATE)
    assert Action.RATE not in actions.possible(order, now)
    with pytest.raises(AlreadyRated):
        TAKE[Action.RATE](order, now)


def test_a_suspension_over_the_holiday_keeps_the_working_time_that_was_left():
    limits = Limits(overall=Limit(5, Unit.WORKING_DAYS))
    order = reported(Urgency.U3, limits, at("2015-09-28 10:00"))
    assert order.next_due_at == at("2015-10-10 17:30")
    order, _ = TAKE[Action.ACCEPT](order, at("2015-09-28 11:00"))
    order, _ = TAKE[Action.SUSPEND](order, at("2015-09-30 17:30"))
    assert order.next_due_at == NEVER
    order, _ = TAKE[Action.RESUME](order, at("2015-10-12 08:30"))
    assert order.next_due_at == at("2015-10-14 17:30")


@given(walks)
def test_every_history_is_a_legal_path(walked):
    order, now, path = reported(), START, [State.SUBMITTED]
    for action, wait in walked:
        now += minutes(wait)
        allowed = action in actions.possible(asked(order) if action in ASKED_FOR else order, now)
        try:
            order, events = TAKE[action](order, now)
        except DomainError:
            assert not allowed or action is Action.ADD_PHOTOS
            continue
        assert allowed
        assert events or action in (Action.CORRECT, Action.AMEND)
        assert order.state == LEADS_TO.get(action, path[-1])
        assert order.open == (order.state not in {"closed", "refused"})
        assert (order.next_due_at == NEVER) == (not order.running)
        path.append(order.state)
    assert len(order.breaches) == len(set(order.breaches))


def broken(order):
    """The limits that were broken; when that was told is another matter."""
    return {(breach.target, breach.due_at, breach.round) for breach in order.breaches}


@given(walks, st.sets(st.integers(0, 60)))
@settings(max_examples=200)
def test_breaches_and_verdict_do_not_depend_on_when_the_timers_came(walked, looks):
    watched = unwatched = reported()
    now = START
    for turn, (action, wait) in enumerate(walked):
        for _ in range(2):
            now += minutes(wait // 2)
            if turn in looks:
                watched, _ = pass_time(watched, now)
        try:
            unwatched, _ = TAKE[action](unwatched, now)
        except DomainError:
            continue
        watched, _ = TAKE[action](watched, now)
    watched, unwatched = pass_time(watched, now)[0], pass_time(unwatched, now)[0]
    assert broken(watched) == broken(unwatched)
    assert verdict(watched, now) == verdict(unwatched, now)
    assert watched.next_due_at == unwatched.next_due_at


@given(st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 5000)), max_size=8), st.integers(1, 4000))
def test_suspended_time_is_never_counted(pauses, last):
    order, now = walk(Action.ACCEPT, Action.ASSIGN, every=0)
    worked = 0
    for work, pause in pauses:
        now += minutes(work)
        order, _ = TAKE[Action.SUSPEND](order, now)
        now += minutes(pause)
        order, _ = pass_time(order, now)
        order, _ = TAKE[Action.RESUME](order, now)
        worked += work
    now += minutes(last)
    order, _ = TAKE[Action.FINISH](order, now)
    assert order.verdict == ("on_time" if worked + last <= 1440 else "overdue")
