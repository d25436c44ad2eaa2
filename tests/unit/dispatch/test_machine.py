# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of orders against a small model of it: what is allowed, what is late, what is counted."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from services.chassis.values import DomainError
from services.dispatch.domain import assisting, duplicates, steps
from services.dispatch.domain.actions import Action, possible
from services.dispatch.domain.assistance import AssistanceKind, Reply
from services.dispatch.domain.deadlines import pass_time
from services.dispatch.domain.limits import NEVER, Limit, Limits, Target
from services.dispatch.domain.orders import Order, Work, verdict
from services.dispatch.domain.outcomes import Closure, Revisit
from services.dispatch.domain.tallies import Counts, Present, counts_of, present_of, standing_of, tally_of
from tests.unit.dispatch.order_model import MINUTES, WAY, Model
from tests.unit.dispatch.samples import BUILDING, CALENDAR, PLUMBER, START, reported
from tests.unit.dispatch.test_steps import TAKE

ASSISTANCE = {name for name in WAY if name.endswith("_assistance")}
UNUSED = st.sets(st.sampled_from(["start", "revisit"]))


class Orders(RuleBasedStateMachine):
    """Some orders of one place, counted as they change."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.now = 0
        self.orders: dict[str, Order] = {}
        self.models: dict[str, Model] = {}
        self.tally = tally_of(BUILDING, "2015-03", 0)
        self.standing = standing_of(BUILDING, 0)

    @property
    def moment(self) -> datetime:
        return START + timedelta(minutes=self.now)

    def keep(self, order: Order) -> None:
        before = self.orders.get(order.id)
        was = (counts_of(before), present_of(before)) if before else (Counts(), Present())
        self.tally = self.tally.moved(was[0], counts_of(order))
        self.standing = self.standing.moved(was[1], present_of(order))
        self.orders[order.id] = order

    @initialize(target=made, unused=UNUSED)
    def begin(self, unused: set[str]) -> str:
        return self.reported(unused)

    @rule(target=made, unused=UNUSED)
    def report(self, unused: set[str]) -> str:
        return self.reported(unused)

    def reported(self, unused: set[str]) -> str:
        limits = Limits(**{name: Limit(amount) for name, amount in MINUTES.items()})
        order = reported(limits=limits, now=self.moment)
        left_out = tuple(Target(name) for name in sorted(unused))
        name = f"order-{len(self.orders)}"
        self.models[name] = Model(self.now, unused, name)
        terms = replace(order.terms, unused=left_out)
        self.keep(replace(order, id=name, reporter_id=name, terms=terms))
        return name

    @rule(minutes=st.integers(1, 60) | st.sampled_from([250, 8000, 11000]))
    def wait(self, minutes: int) -> None:
        self.now += minutes
        for model in self.models.values():
            model.now = self.now

    @rule(name=made)
    def look(self, name: str) -> None:
        """The timer comes, whenever it likes."""
        self.keep(pass_time(self.orders[name], self.moment)[0])

    @rule(
        name=made,
        moves=st.lists(
            st.tuples(st.integers(0, 11), st.sampled_from([1, 250, 20, 0])), min_size=1, max_size=12
        ),
    )
    def go_on(self, name: str, moves: list[tuple[int, int]]) -> None:
        """What is allowed, one after the other; an end is rare."""
        for number, minutes in moves:
            self.wait(minutes)
            allowed = [action for action in WAY if action != "link" and self.models[name].allows(action)]
            onward = [action for action in allowed if action not in ("refuse", "withdraw")]
            self.take(name, (onward if number < 9 and onward else allowed or ["refuse"]), number)
            self.limits_are_broken_when_the_model_says_so()

    def take(self, name: str, of: list[str], number: int) -> None:
        action = of[number % len(of)]
        if action == "finish":
            self.finish(name, 0)
        elif action == "revisit":
            self.revisit(name, solved=number % 2 == 0)
        elif action == "close":
            self.close(name, Closure.UNSOLVABLE)
        elif action in ASSISTANCE:
            self.assist(name, action)
        else:
            self.act(name, action)

    @rule(
        name=made,
        action=st.sampled_from(sorted(set(WAY) - {"finish", "revisit", "close", "link"} - ASSISTANCE)),
    )
    def act(self, name: str, action: str) -> None:
        order, model = self.orders[name], self.models[name]
        if not model.allows(action):
            with pytest.raises(DomainError):
                TAKE[Action(action)](order, self.moment)
            return
        self.keep(TAKE[Action(action)](order, self.moment)[0])
        model.take(action)

    @rule(name=made, action=st.sampled_from(sorted(ASSISTANCE)))
    def assist(self, name: str, action: str) -> None:
        order, model = self.orders[name], self.models[name]
        if not model.allows(action):
            with pytest.raises(DomainError):
                self.assisted(order, model, action)
            return
        self.keep(self.assisted(order, model, action)[0])
        model.take(action)

    def assisted(self, order: Order, model: Model, action: str) -> steps.Step:
        """Each request brings another helper; the first of them is the first not needed any more."""
        reply = Reply("", "desk", self.moment)
        helper = f"helper-{model.asked:02}"
        take = {
            "ask_assistance": lambda: assisting.ask(order, AssistanceKind.SKILL, "weld", "p", self.moment),
            "grant_assistance": lambda: assisting.grant(
                order, replace(PLUMBER, id=helper, handlers=(helper,)), reply
            ),
            "decline_assistance": lambda: assisting.decline(order, reply),
            "withdraw_assistance": lambda: assisting.withdraw(order, self.moment),
            "end_assistance": lambda: assisting.end(order, min(model.helping, default="nobody"), self.moment),
        }
        return take[action]()

    @rule(name=made, back=st.sampled_from([0, 0, 1, 20, 100]))
    def finish(self, name: str, back: int) -> None:
        order, model = self.orders[name], self.models[name]
        work = Work("done", (), self.moment - timedelta(minutes=back))
        if not model.allows("finish") or self.now - back < model.since:
            with pytest.raises(DomainError):
                steps.finish(order, work, self.moment, CALENDAR)
            return
        self.keep(steps.finish(order, work, self.moment, CALENDAR)[0])
        model.take("finish", back)

    @rule(name=made, solved=st.booleans())
    def revisit(self, name: str, *, solved: bool) -> None:
        order, model = self.orders[name], self.models[name]
        answer = Revisit(contacted=True, solved=solved, satisfied=3)
        if not model.allows("revisit"):
            with pytest.raises(DomainError):
                steps.revisit(order, answer, self.moment, CALENDAR)
            return
        self.keep(steps.revisit(order, answer, self.moment, CALENDAR)[0])
        model.take("revisit")
        model.solved = solved

    @rule(name=made, closure=st.sampled_from([Closure.RESOLVED, Closure.UNSOLVABLE]))
    def close(self, name: str, closure: Closure) -> None:
        order, model = self.orders[name], self.models[name]
        if not model.allows("close") or (closure is Closure.RESOLVED and not model.solved):
            with pytest.raises(DomainError):
                steps.close(order, closure, self.moment, CALENDAR)
            return
        self.keep(steps.close(order, closure, self.moment, CALENDAR)[0])
        model.take("close")

    @rule(name=made, other=made)
    def link(self, name: str, other: str) -> None:
        """As a duplicate of any other order, or of itself."""
        order, first = self.orders[name], self.orders[other]
        model, firsts = self.models[name], self.models[other]
        if not model.allows("link") or name == other or not firsts.open:
            with pytest.raises(DomainError):
                duplicates.link(order, first, self.moment, CALENDAR)
            return
        linked, followed, _ = duplicates.link(order, first, self.moment, CALENDAR)
        self.keep(linked)
        self.keep(followed)
        model.link(firsts)

    @invariant()
    def who_reported_a_duplicate_follows_the_order_that_goes_on(self) -> None:
        for name, model in self.models.items():
            order = self.orders[name]
            assert set(order.followers) == model.followers
            assert (len(order.duplicates), order.duplicate_of is not None) == (model.first_of, model.linked)

    @invariant()
    def who_works_along_is_who_was_granted_and_is_still_needed(self) -> None:
        for name, model in self.models.items():
            order = self.orders[name]
            assert (set(order.assisting), bool(order.asking)) == (model.helping, model.asking)
            assert len(order.assistances) == model.asked

    @invariant()
    def states_and_what_is_allowed_are_those_of_the_model(self) -> None:
        for name, model in self.models.items():
            order = self.orders[name]
            assert (order.state, order.open) == (model.state, model.open)
            assert (order.suspension is not None) == (model.paused is not None)
            allowed = {action for action in WAY if model.allows(action)}
            assert {action for action in possible(order, self.moment) if action in WAY} == allowed

    @invariant()
    def limits_are_broken_when_the_model_says_so(self) -> None:
        for name, model in self.models.items():
            order = pass_time(self.orders[name], self.moment)[0]
            assert sorted(breach.target for breach in order.breaches) == model.broken
            due = [START + timedelta(minutes=one) for one in model.running]
            assert order.next_due_at == min(due, default=NEVER)
            late = "overdue" if model.late_overall() else "on_time"
            assert verdict(order, self.moment) == ("none" if model.overall is None else late)
            assert present_of(order).overdue == (model.open and any(one < self.now for one in model.running))

    @invariant()
    def what_is_counted_is_what_there_is(self) -> None:
        models, counts = [one for one in self.models.values() if not one.linked], self.tally.counts
        assert counts.reported == len(models)
        assert counts.open == self.standing.counts.open == sum(model.open for model in models)
        assert counts.closed == sum(model.state == "closed" for model in models)
        assert counts.refused == sum(model.state == "refused" for model in models)
        assert (counts.assistance_asked, counts.assistance_granted) == (
            sum(model.asked for model in models),
            sum(model.helped for model in models),
        )
        assert self.standing.counts.asking == sum(model.asking for model in self.models.values())
        assert counts.withdrawn == sum(model.withdrawn for model in models)
        assert counts.on_time == sum(model.verdict == "on_time" for model in models)
        assert counts.overdue == sum(model.verdict == "overdue" for model in models)
        assert (counts.rated, counts.evaluated) == (
            sum(model.rated for model in models),
            sum(model.evaluated for model in models),
        )


TestOrders = Orders.TestCase
TestOrders.settings = settings(
    max_examples=80, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_what_is_taken_back_while_it_waits_was_not_late() -> None:
    order = reported(limits=Limits(overall=Limit(200)))
    for action, minutes in ((Action.ACCEPT, 1), (Action.SUSPEND, 2), (Action.WITHDRAW, 500)):
        order, events = TAKE[action](order, START + timedelta(minutes=minutes))
    assert (events[-1].verdict, order.breaches) == ("on_time", ())
