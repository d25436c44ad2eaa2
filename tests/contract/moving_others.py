# SPDX-License-Identifier: AGPL-3.0-or-later
"""Demands and corrected rolls of deliberation, rounds of dispatch, and what outreach sends, in any state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from services.deliberation.domain import corrections, demands
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.domain.demands import Demand
from services.deliberation.domain.frozen_rolls import Roll
from services.deliberation.domain.kinds import DemandStage
from services.deliberation.domain.meeting_rules import Caller, MeetingKind
from services.deliberation.domain.votes import State as VoteState
from services.dispatch.domain import round_plans, rounds
from services.dispatch.domain.round_kinds import PlanState, RoundState
from services.outreach.domain import endpoints, notices, sendings
from services.outreach.domain.audiences import Among, Audience
from services.outreach.domain.choices import Channel
from services.outreach.domain.endpoints import Why
from services.outreach.domain.sendings import Outcome, Sent
from tests.contract.moving import NOW, WHERE, Steps
from tests.contract.moving_money import made
from tests.unit.deliberation import test_votes
from tests.unit.dispatch import test_rounds
from tests.unit.outreach import test_endpoints, test_sendings

Moved = tuple[Callable[[Any], Any], Iterable[Any], Steps]
LATER = timedelta(days=30)


def a_demand(**moved: Any) -> Demand:
    """One signature of five is enough."""
    return Demand(
        id="d",
        kind=MeetingKind.ASSEMBLY,
        caller=Caller.OWNERS,
        title="换物业",
        text="请召开业主大会。",
        whole=5,
        raised_by="p",
        raised_at=NOW,
        **WHERE,
        **moved,
    )


DEMANDS: Steps = {
    "sign": [lambda one: demands.sign(one, NOW + LATER, NOW)],
    "step_in": [lambda one: demands.step_in(one, NOW + LATER)],
    "convene": [lambda one: demands.convene(one, "m")],
}


def a_correction(state: corrections.State) -> RollCorrection:
    return RollCorrection(
        id="c",
        vote_id="v1",
        place=test_votes.PLACE,
        roll_version=2,
        changes=(),
        reason="面积有误。",
        document="登记簿 1 号",
        proposed_by="p",
        proposed_at=NOW,
        state=state,
    )


VOTE = replace(test_votes.vote(VoteState.COUNTED), roll=Roll(frozen_at=NOW))
CORRECTIONS: Steps = {
    "confirm": [lambda one: corrections.confirm(VOTE, one, "q", NOW)[1:]],
    "refuse": [lambda one: corrections.refuse(one, "q", "不对。", NOW)],
    "apply": [lambda one: corrections.apply(VOTE, one, NOW)[1:]],
    "recount": [lambda one: corrections.recount(VOTE, one, (), NOW)[1:]],
}


def a_round(state: RoundState) -> rounds.Round:
    return replace(test_rounds.ready(), state=state)


ROUNDS: Steps = {
    "begin": [lambda one: rounds.begin(one, test_rounds.PLUMBER, test_rounds.DELAYS, test_rounds.CALENDAR)],
    "finish": [lambda one: rounds.finish(one, "", (), test_rounds.START)],
    "pass_time": [lambda one: rounds.pass_time(one, test_rounds.START + LATER)],
}


def a_round_plan(state: PlanState) -> round_plans.RoundPlan:
    return replace(test_rounds.PLAN, state=state)


ROUND_PLANS: Steps = {
    "pause": [round_plans.pause],
    "go_on": [round_plans.go_on],
    "end": [round_plans.end],
}


AUDIENCE = Audience(Among.RESIDENTS)


def a_notice(state: notices.NoticeState) -> notices.Notice:
    return made(notices.Notice, state, audience=AUDIENCE)


NOTICES: Steps = {
    "change": [lambda one: notices.change(one, one)],
    "review": [lambda one: notices.review(one, "q")],
    "publish": [lambda one: notices.publish(one, NOW)],
    "withdraw": [lambda one: notices.withdraw(one, "过时")],
}


def an_endpoint(state: endpoints.State) -> endpoints.Endpoint:
    return replace(test_endpoints.ENDPOINT, state=state)


ENDPOINTS: Steps = {
    "disable": [lambda one: endpoints.disable(one, Why.BY_HAND)],
    "enable": [endpoints.enable],
    "answered": [lambda one: endpoints.answered(one, [410], NOW)],
}


def a_sending(state: Sent) -> sendings.Sending:
    return replace(test_sendings.sending(), state=state)


def with_another(one: sendings.Sending) -> sendings.Sending:
    return replace(one, rest=(Channel.SMS,))


TAKEN, REFUSED = Outcome(taken=True), Outcome(taken=False, final=True)
SENDINGS: Steps = {
    "done": [
        lambda one: sendings.done(one, TAKEN, NOW),
        lambda one: sendings.done(one, REFUSED, NOW),
        lambda one: sendings.done(with_another(one), REFUSED, NOW),
    ],
    "fall_back": [
        lambda one: sendings.fall_back(one, NOW),
        lambda one: sendings.fall_back(with_another(one), NOW),
    ],
    "reported": [
        lambda one: sendings.reported(one, delivered=True, error="", now=NOW),
        lambda one: sendings.reported(one, delivered=False, error="x", now=NOW),
        lambda one: sendings.reported(with_another(one), delivered=False, error="x", now=NOW),
    ],
}

OTHERS: Mapping[tuple[str, str, Any], Moved] = {
    ("deliberation", "Demand", demands.State.OPEN): (
        lambda state: a_demand(state=state),
        demands.State,
        DEMANDS,
    ),
    ("deliberation", "Demand", DemandStage.CONVENOR): (
        lambda stage: a_demand(state=demands.State.MET, stage=stage),
        DemandStage,
        DEMANDS,
    ),
    ("deliberation", "RollCorrection", corrections.State.PROPOSED): (
        a_correction,
        corrections.State,
        CORRECTIONS,
    ),
    ("dispatch", "Round", RoundState.PLANNED): (a_round, RoundState, ROUNDS),
    ("dispatch", "RoundPlan", PlanState.ACTIVE): (a_round_plan, PlanState, ROUND_PLANS),
    ("outreach", "Notice", notices.NoticeState.DRAFT): (
        a_notice,
        notices.NoticeState,
        NOTICES,
    ),
    ("outreach", "Endpoint", endpoints.State.ENABLED): (an_endpoint, endpoints.State, ENDPOINTS),
    ("outreach", "Sending", Sent.QUEUED): (a_sending, Sent, SENDINGS),
}
"""By service, aggregate and first state: one in a state, its states, its steps."""
