# SPDX-License-Identifier: AGPL-3.0-or-later
"""Demands and rolls of deliberation, rounds and tools of dispatch, what outreach sends, in any state."""

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
from services.dispatch.domain import loans, round_plans, rounds, spots, tools, venue_bookings, venues
from services.dispatch.domain.loans import Loan, Settlement
from services.dispatch.domain.round_kinds import PlanState, RoundState
from services.dispatch.domain.spot_kinds import SpotState
from services.dispatch.domain.spots import Spot
from services.dispatch.domain.tool_kinds import LoanState, ToolState
from services.dispatch.domain.tools import Days, Tool, ToolBounds
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venue_kinds import BookingState, VenueState
from services.dispatch.domain.venues import Venue
from services.outreach.domain import endpoints, notices, sendings
from services.outreach.domain.audiences import Among, Audience
from services.outreach.domain.choices import Channel
from services.outreach.domain.endpoints import Why
from services.outreach.domain.sendings import Outcome, Sent
from tests.contract.moving import NOW, WHERE, Steps
from tests.contract.moving_money import made
from tests.unit.deliberation import test_votes
from tests.unit.dispatch import test_rounds, test_spots, test_tools, test_venues
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


def a_tool(state: ToolState) -> Tool:
    return replace(test_tools.a_tool(), state=state)


TOOLS: Steps = {
    "restore": [tools.restore],
    "withdraw": [lambda one: tools.withdraw(one, "x", ())],
    "stop": [lambda one: tools.stop(one, "x", ())],
}
DAYS = Days(NOW.date(), NOW.date())


def a_loan(state: LoanState) -> Loan:
    _, one, _ = loans.book(test_tools.a_tool(), None, "l", "p", DAYS, ToolBounds(), wait=False, now=NOW)
    return replace(one, state=state)


def _loan_of(step: Callable[[Tool, Loan], loans.Step]) -> Callable[[Loan], Loan]:
    return lambda one: step(replace(test_tools.a_tool(), waiting=1), one)[1]


BROKEN = Settlement(reason="x")
LOANS: Steps = {
    "promote": [_loan_of(loans.promote)],
    "cancel": [_loan_of(lambda tool, one: loans.cancel(tool, one, "x", NOW))],
    "end": [lambda one: loans.end(one, "x", NOW)],
    "lend": [_loan_of(lambda tool, one: loans.lend(tool, one, NOW.date(), NOW))],
    "pass_time": [loans.pass_time],
    "bring_back": [
        _loan_of(lambda tool, one: loans.bring_back(tool, one, Settlement(), NOW, whole=True)),
        _loan_of(lambda tool, one: loans.bring_back(tool, one, BROKEN, NOW, whole=False)),
    ],
    "lose": [_loan_of(lambda tool, one: loans.lose(tool, one, BROKEN, NOW))],
}


def a_venue(state: VenueState) -> Venue:
    return replace(test_venues.a_venue(), state=state)


VENUES: Steps = {"withdraw": [venues.withdraw]}


def a_spot(state: SpotState) -> Spot:
    return replace(test_spots.a_spot(), state=state)


SPOTS: Steps = {"withdraw": [spots.withdraw], "revise": [lambda one: spots.revise(one, one.terms)]}


def a_booking(state: BookingState) -> VenueBooking:
    return replace(test_venues.a_booking(), state=state)


BOOKINGS: Steps = {
    "confirm": [venue_bookings.confirm],
    "cancel": [lambda one: venue_bookings.cancel(one, "x", "p")],
    "miss": [lambda one: venue_bookings.miss(one, one.starts_at)],
    "end": [venue_bookings.end],
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
    ("dispatch", "Tool", ToolState.OFFERED): (a_tool, ToolState, TOOLS),
    ("dispatch", "Loan", LoanState.BOOKED): (a_loan, LoanState, LOANS),
    ("dispatch", "Spot", SpotState.ACTIVE): (a_spot, SpotState, SPOTS),
    ("dispatch", "Venue", VenueState.OFFERED): (a_venue, VenueState, VENUES),
    ("dispatch", "VenueBooking", BookingState.REQUESTED): (a_booking, BookingState, BOOKINGS),
    ("outreach", "Notice", notices.NoticeState.DRAFT): (
        a_notice,
        notices.NoticeState,
        NOTICES,
    ),
    ("outreach", "Endpoint", endpoints.State.ENABLED): (an_endpoint, endpoints.State, ENDPOINTS),
    ("outreach", "Sending", Sent.QUEUED): (a_sending, Sent, SENDINGS),
}
"""By service, aggregate and first state: one in a state, its states, its steps."""
