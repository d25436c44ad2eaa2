# SPDX-License-Identifier: AGPL-3.0-or-later
"""Demands that a meeting be called (业主提议): raise, sign, convene."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import convene_demand, raise_demand, sign_demand
from services.deliberation.domain.authority import Permission
from services.deliberation.queries.demands import list_demands, show_demand
from services.deliberation.store import Tx


class DemandView(View):
    """`whole`: how many owners there are; `stage`: whose turn it is, until `due_at`, once enough signed."""

    id: str
    version: int
    kind: str
    title: str
    text: str
    place: OrgPath
    whole: int
    signed: int
    state: str
    stage: str
    raised_at: datetime
    met_at: datetime | None
    due_at: datetime | None
    reference: str


demands = Resource(
    "demands", "/deliberation/v1/demands", of=Tx.demands, shows=DemandView, requires=AUTHENTICATED
)

demands.create(raise_demand)
demands.list(list_demands)
demands.show(show_demand)
demands.act("sign", sign_demand)
demands.act("convene", convene_demand, requires=Permission.VOTES_CONVENE)
