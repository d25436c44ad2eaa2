# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign a demand that a meeting be called, as an owner of a unit there: an owner of several counts once."""

from dataclasses import replace

from services.chassis.calendar import Term
from services.chassis.http import Id, Input
from services.deliberation.domain import demands
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.demand_errors import NotAnOwner
from services.deliberation.domain.demands import Demand, State
from services.deliberation.domain.places import owns_in
from services.deliberation.domain.rolls import head_of
from services.deliberation.domain.timer_kinds import DEMAND
from services.deliberation.domain.topic_care import Support
from services.deliberation.domain.topic_errors import SupportedAlready
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


class SignDemand(Input):
    unit_id: Id


def handle(tx: Tx, demand_id: str, cmd: SignDemand) -> Demand:
    demand = tx.demands.get(demand_id)
    unit, ownership = tx.places.find(cmd.unit_id), tx.ownerships.find(cmd.unit_id)
    if ownership is None or not owns_in(demand.place, unit, ownership, tx.by.subject):
        raise NotAnOwner(cmd.unit_id)
    key = key_of(demand.id, head_of(cmd.unit_id, ownership.owners))
    if tx.supports.find(key):
        raise SupportedAlready(demand.id)
    days = tx.policy(MeetingPolicy, demand.place).convene_days
    due = tx.calendar_at(demand.place).due_after(tx.now, days)
    before = demand.state
    demand, events = demands.sign(demand, due, tx.now)
    if demand.state is State.MET and before is State.OPEN:
        demand = replace(demand, term=Term(tx.now, days))
        tx.timers.set(DEMAND, demand.id, due)
    tx.supports.add(Support(key, demand.id, tx.now))
    tx.demands.save(demand, *events)
    return demand
