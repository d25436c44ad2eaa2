# SPDX-License-Identifier: AGPL-3.0-or-later
"""An aggregate of deliberation in any state, and its steps by the names of their functions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from services.chassis.values import Money
from services.deliberation.domain import (
    budget_votes,
    charters,
    elections,
    meetings,
    plans,
    settling,
    surveys,
    topic_care,
    topics,
    votes,
)
from services.deliberation.domain.body_rules import BodyKind
from services.deliberation.domain.budget_votes import BallotForm, BudgetVote
from services.deliberation.domain.budgeting import AllocationRule
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.charters import Charter
from services.deliberation.domain.electing import Tallied
from services.deliberation.domain.measures import Measure
from services.deliberation.domain.plans import Plan, PlanStep, Report
from services.deliberation.domain.surveys import Survey
from tests.unit.deliberation import test_bodies, test_meetings, test_votes

NOW, PLACE = test_votes.NOW, test_votes.PLACE
WHERE = {"place": PLACE, "within": PLACE.ancestors()}
Steps = Mapping[str, Iterable[Callable[[Any], Any]]]


def a_topic(state: topics.TopicState) -> topics.Topic:
    made, _ = topics.raise_topic("t", "停车难", "没有车位。", PLACE, "p", NOW)
    return replace(made, state=state)


def a_charter(state: charters.State) -> Charter:
    return Charter(
        id="c",
        kind=CharterKind.RULES,
        title="规则",
        clauses=(),
        drafted_by="p",
        drafted_at=NOW,
        state=state,
        **WHERE,
    )


def a_survey(state: surveys.State) -> Survey:
    more = {"opened_by": "p", "opened_at": NOW, "closes_at": NOW + timedelta(days=7), "public_days": 7}
    return Survey(id="s", title="停车", question="？", options=("要", "不要"), state=state, **WHERE, **more)  # type: ignore[arg-type]


def a_budget_vote(state: budget_votes.State) -> BudgetVote:
    return BudgetVote(
        id="b",
        title="微实事",
        budget=Money(100),
        rule=AllocationRule.GREEDY,
        form=BallotForm.APPROVAL,
        most=1,
        threshold=0,
        projects=(),
        opened_by="p",
        opened_at=NOW,
        closes_at=NOW + timedelta(days=7),
        public_days=7,
        state=state,
        **WHERE,
    )


def a_plan(state: plans.State) -> Plan:
    done = NOW if state is plans.State.DONE else None
    steps = (PlanStep(id="1", title="划线", owner="物业", due=date(2026, 5, 1), done_at=done),)
    return Plan(
        id="p",
        title="方案",
        matter="p",
        goals=(),
        steps=steps,
        opened_by="p",
        opened_at=NOW,
        state=state,
        **WHERE,
    )


def an_election(state: elections.State) -> elections.Election:
    return test_bodies.election(state)


def a_meeting(state: meetings.State) -> meetings.Meeting:
    return replace(test_meetings.minuted(), state=state)


def elected(number: int) -> Tallied:
    return Tallied(f"p{number}", Measure(area=number + 1, heads=number + 1), adopted=True)


VOTES: Steps = {
    "announce": [lambda one: votes.announce(one, NOW, test_votes.Calendar())],
    "withdraw": [lambda one: votes.withdraw(one, "再商量。")],
    "open": [votes.open_],
    "close": [votes.close],
    "complete": [lambda one: votes.complete(one, test_votes.Counting())],
    "overrule": [lambda one: settling.overrule(one, "异议成立。")],
    "settle": [settling.settle, lambda one: settling.settle(replace(one, adopted=True))],
    "record_official": [test_votes.STEPS[votes.Action.RECORD]],
}
ELECTIONS: Steps = {
    "list_candidates": [lambda one: elections.list_candidates(one, NOW)],
    "relist": [elections.relist],
    "take_to_vote": [lambda one: elections.take_to_vote(one, {"p0": "v0"})],
    "decide": [
        lambda one: elections.decide(one, ()),
        lambda one: elections.decide(one, (elected(number) for number in range(3))),
    ],
    "appoint": [lambda one: elections.appoint(replace(one, kind=BodyKind.CORE), test_bodies.ALL, "d")],
    "seat": [elections.seat],
    "fail": [lambda one: elections.fail(one, "r")],
}
MEETINGS: Steps = {
    "cancel": [lambda one: meetings.cancel(one, "下雨")],
    "hold": [
        lambda one: meetings.hold(one, test_meetings.came(), test_meetings.STARTS, test_meetings.CALENDAR)
    ],
    "publish": [lambda one: meetings.publish(replace(one, signed_by=("c", "r")), test_meetings.STARTS)],
}
REVIEW = topics.Review(passed=False, reasons="不属协商范围。", by="q", at=NOW)
TOPICS: Steps = {
    "take_to_vote": [lambda one: topics.take_to_vote(one, "v")],
    "give_back": [topics.give_back],
    "answer": [lambda one: topics.answer(one, "同意。", adopted=True)],
    "decide": [lambda one: topics.decide(one, "同意。", adopted=True)],
    "review": [lambda one: topic_care.review(replace(one, source=topics.Source.PROPOSAL), REVIEW)],
    "merge": [lambda one: topic_care.merge(one, replace(a_topic(topics.TopicState.RAISED), id="u"))],
}
CHARTERS: Steps = {
    "put_to_vote": [lambda one: charters.put_to_vote(one, "v")],
    "give_back": [charters.give_back],
    "adopt": [lambda one: charters.adopt(one, None, date(2026, 3, 2))],
}
SURVEYS: Steps = {"close": [surveys.close], "complete": [lambda one: surveys.complete(one, 10)]}
BUDGETS: Steps = {"close": [budget_votes.close], "complete": [budget_votes.complete]}
PLANS: Steps = {
    "report": [
        lambda one: plans.report(one, "1", Report(at=NOW, by="p", text="好了。"), NOW.date(), done=True)
    ]
}

MADE: Mapping[str, tuple[Callable[[Any], Any], Iterable[Any], Steps]] = {
    "Vote": (test_votes.vote, votes.State, VOTES),
    "Election": (an_election, elections.State, ELECTIONS),
    "Meeting": (a_meeting, meetings.State, MEETINGS),
    "Topic": (a_topic, topics.TopicState, TOPICS),
    "Charter": (a_charter, charters.State, CHARTERS),
    "Survey": (a_survey, surveys.State, SURVEYS),
    "BudgetVote": (a_budget_vote, budget_votes.State, BUDGETS),
    "Plan": (a_plan, plans.State, PLANS),
}
"""By the name of the aggregate: one in a state, its states, its steps."""
