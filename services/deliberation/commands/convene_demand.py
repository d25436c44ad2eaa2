# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer a demand with the meeting, or the owners' vote, that was called on it."""

from services.chassis.http import Id, Input
from services.chassis.values import Invalid
from services.deliberation.domain import demands
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.demand_errors import NotTheConvenor
from services.deliberation.domain.demands import Demand
from services.deliberation.domain.kinds import DemandStage
from services.deliberation.domain.timer_kinds import DEMAND
from services.deliberation.store import Tx


class ConveneDemand(Input):
    """The announced vote or the called meeting, one of the two."""

    vote_id: Id | None = None
    meeting_id: Id | None = None


def handle(tx: Tx, demand_id: str, cmd: ConveneDemand) -> Demand:
    """When the limit is over a second time, only who may convene for the whole sub-district may."""
    demand = tx.demands.get(demand_id)
    tx.require(Permission.VOTES_CONVENE, demand.place)
    if demand.stage is DemandStage.SUB_DISTRICT and not tx.by.may(
        Permission.VOTES_CONVENE, demand.sub_district
    ):
        raise NotTheConvenor(demand.id)
    demand, events = demands.convene(demand, _reference(tx, demand, cmd))
    tx.timers.cancel(DEMAND, demand.id)
    tx.demands.save(demand, *events)
    return demand


def _reference(tx: Tx, demand: Demand, cmd: ConveneDemand) -> str:
    """Raises Invalid where it is not one of the two, or of another place."""
    if (cmd.vote_id is None) is (cmd.meeting_id is None):
        raise Invalid("vote_id", "names either a vote or a meeting")
    called = tx.votes.get(cmd.vote_id) if cmd.vote_id else tx.meetings.get(cmd.meeting_id or "")
    if called.place != demand.place:
        raise Invalid("vote_id" if cmd.vote_id else "meeting_id", "is of another place")
    return f"{'vote' if cmd.vote_id else 'meeting'}/{called.id}"
