# SPDX-License-Identifier: AGPL-3.0-or-later
"""A demand that a meeting be called (提议召开): signed by enough it must be, or others step in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.calendar import Term
from services.chassis.values import Event, OrgPath
from services.deliberation.domain import events as facts
from services.deliberation.domain.demand_errors import NobodyCanDemand, WrongDemandState
from services.deliberation.domain.kinds import DemandStage
from services.deliberation.domain.meeting_rules import CALLERS, Caller, MeetingKind
from services.deliberation.domain.quorums import must_be_called

SUB_DISTRICT_DEPTH = 2
"""District, sub-district."""


class State(StrEnum):
    """`MET`: enough have signed; `CONVENED`: the meeting or the vote is called."""

    OPEN = "open"
    MET = "met"
    CONVENED = "convened"


@dataclass(frozen=True, kw_only=True)
class Demand:
    """`whole`: how many owners there are, a unit each; `reference`: what was called; `due_at` ends `term`."""

    id: str
    kind: MeetingKind
    caller: Caller
    title: str
    text: str
    place: OrgPath
    within: tuple[str, ...]
    whole: int
    raised_by: str
    raised_at: datetime
    signed: int = 0
    state: State = State.OPEN
    stage: DemandStage = DemandStage.CONVENOR
    met_at: datetime | None = None
    due_at: datetime | None = None
    term: Term | None = None
    reference: str = ""

    @property
    def sub_district(self) -> OrgPath:
        """The sub-district (街道) of the place, or the place itself above it."""
        above = self.place.ancestors()
        return OrgPath(above[min(SUB_DISTRICT_DEPTH, len(above)) - 1])


Step = tuple[Demand, list[Event]]


def raise_demand(demand: Demand) -> Step:
    """Ask that a meeting be called. Raises NobodyCanDemand."""
    if demand.caller not in CALLERS.get(demand.kind, {}):
        raise NobodyCanDemand(demand.kind, demand.caller)
    fact = facts.DemandRaised(demand.id, demand.kind, demand.title, demand.place, demand.whole)
    return demand, [fact]


def sign(demand: Demand, due_at: datetime, now: datetime) -> Step:
    """One owner more; the one who makes it enough sets the limit running. Raises WrongDemandState.

    Property Management Regulation Art. 13: a fifth of the owners.
    """
    if demand.state is State.CONVENED:
        raise WrongDemandState(demand.id, demand.state)
    demand = replace(demand, signed=demand.signed + 1)
    enough = must_be_called(demand.kind, demand.caller, demand.signed, demand.whole)
    if demand.state is State.MET or not enough:
        return demand, [facts.DemandSigned(demand.id, demand.signed)]
    met = replace(demand, state=State.MET, met_at=now, due_at=due_at)
    fact = facts.DemandMet(demand.id, demand.kind, demand.title, demand.place, demand.signed, due_at)
    return met, [facts.DemandSigned(demand.id, demand.signed), fact]


def step_in(demand: Demand, due_at: datetime) -> Step:
    """Nobody has called it in time: the sub-district orders it, and after the same limit calls it itself."""
    if demand.state is not State.MET or demand.stage is DemandStage.SUB_DISTRICT:
        return demand, []
    first = demand.stage is DemandStage.CONVENOR
    stage = DemandStage.ORDERED if first else DemandStage.SUB_DISTRICT
    fact = facts.DemandOverdue(demand.id, demand.place, stage, demand.sub_district)
    return replace(demand, stage=stage, due_at=due_at if first else None), [fact]


def convene(demand: Demand, reference: str) -> Step:
    """The meeting, or the owners' vote, is called. Raises WrongDemandState before enough have signed."""
    if demand.state is not State.MET:
        raise WrongDemandState(demand.id, demand.state)
    fact = facts.DemandConvened(demand.id, demand.place, reference, demand.stage)
    return replace(demand, state=State.CONVENED, reference=reference, due_at=None), [fact]
