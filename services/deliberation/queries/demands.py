# SPDX-License-Identifier: AGPL-3.0-or-later
"""Demands that a meeting be called."""

from services.chassis.store import Page
from services.chassis.values import NotFound
from services.deliberation.domain import access
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.demands import Demand
from services.deliberation.queries import AtPlace
from services.deliberation.store import Tx


def list_demands(tx: Tx, query: AtPlace) -> Page[Demand]:
    """What the owners of an area ask for, the latest first."""
    access.check_concerns(tx.by, Permission.VOTES_READ, query.place)
    return tx.demands.page({"within": query.place}, sort="-raised_at", after=query.after, limit=query.limit)


def show_demand(tx: Tx, demand_id: str) -> Demand:
    """One demand, and whose turn it is. Raises NotFound also for one of another area."""
    demand = tx.demands.get(demand_id)
    if not access.concerns(tx.by, Permission.VOTES_READ, demand.place):
        raise NotFound("demand", demand_id)
    return demand
