# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of incidents, and of the orders that wait for their end."""

from __future__ import annotations

from collections.abc import Iterable

from services.chassis.store import Collection, Index
from services.dispatch.domain.incident_kinds import IncidentState
from services.dispatch.domain.incidents import CoveredOrder, Incident
from services.dispatch.store.spots import SpotsUnit

RELEASE = "incident.release"
"""The timer that lets the orders of an incident run on when it is over, some at a time."""


class IncidentsUnit(SpotsUnit):
    """The part of dispatch's `Tx` that is about incidents."""

    incidents = Collection(
        Incident,
        "incidents",
        orderings=("announced_at",),
        indexes=(
            Index("place_path", "state", "by_announced_at"),
            Index("within", "by_announced_at"),
            Index("within", "state", "by_announced_at"),
        ),
    )
    covered_orders = Collection(CoveredOrder, "covered_orders", indexes=(Index("incident", "_id"),))

    def incidents_over(self, within: Iterable[str], limit: int) -> list[Incident]:
        """What is on at any of all that a place lies in, the latest first."""
        where = {"place_path": {"$in": list(map(str, within))}, "state": IncidentState.ANNOUNCED}
        return self.incidents.list(where, sort="-announced_at", limit=limit)
