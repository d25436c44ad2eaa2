# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask as an owner that a meeting be called (业主提议), and sign as the first one."""

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.deliberation.commands import Text, Title, sign_demand
from services.deliberation.commands.sign_demand import SignDemand
from services.deliberation.domain import demands
from services.deliberation.domain.demand_errors import NotAnOwner
from services.deliberation.domain.demands import Demand
from services.deliberation.domain.meeting_rules import Caller, MeetingKind
from services.deliberation.domain.places import UNIT, owns_in
from services.deliberation.store import Tx

MOST_UNITS = 100_000


class RaiseDemand(Input):
    """`unit_id`: the flat by which one is an owner there."""

    title: Title
    text: Text
    place_path: OrgPath
    unit_id: Id
    kind: MeetingKind = MeetingKind.ASSEMBLY


def handle(tx: Tx, cmd: RaiseDemand) -> Demand:
    """Owners are counted a unit each, never fewer than there are: no roll would ask for more signatures."""
    place = tx.place_at(cmd.place_path)
    unit, ownership = tx.places.find(cmd.unit_id), tx.ownerships.find(cmd.unit_id)
    if not owns_in(place.path, unit, ownership, tx.by.subject):
        raise NotAnOwner(cmd.unit_id)
    units = {"within": place.path, "kind": UNIT, "active": True}
    demand = Demand(
        id=tx.new_id(),
        kind=cmd.kind,
        caller=Caller.OWNERS,
        title=cmd.title,
        text=cmd.text,
        place=place.path,
        within=place.within,
        whole=tx.places.count(units, limit=MOST_UNITS),
        raised_by=tx.by.subject,
        raised_at=tx.now,
    )
    demand, events = demands.raise_demand(demand)
    tx.demands.add(demand, *events)
    return sign_demand.handle(tx, demand.id, SignDemand(unit_id=cmd.unit_id))
