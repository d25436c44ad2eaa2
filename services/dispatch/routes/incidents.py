# SPDX-License-Identifier: AGPL-3.0-or-later
"""What touches many homes at once (停水、停电、群体性事件)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import announce_incident, change_incident, end_incident
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.incidents import Incident
from services.dispatch.queries.incidents import list_incidents, list_incidents_over, show_incident
from services.dispatch.store import Tx


class PublicIncidentView(View):
    """What everybody is told of an incident; `number`: how often it was told."""

    id: str
    place: str
    place_name: str
    kind: str
    state: str
    categories: list[str]
    title: str
    text: str
    begins_at: datetime
    expected_until: datetime | None
    announced_at: datetime
    number: int
    ended_at: datetime | None
    outcome: str


class IncidentView(PublicIncidentView):
    """`covered`: how many orders waited for its end."""

    version: int
    covered: int


def to_public_incidents(tx: Tx, found: Sequence[Incident]) -> list[PublicIncidentView]:
    return [PublicIncidentView(**told) for told in _told(tx, found)]


def to_incidents(tx: Tx, found: Sequence[Incident]) -> list[IncidentView]:
    return [
        IncidentView(**told, version=tx.incidents.version(one), covered=one.covered)
        for one, told in zip(found, _told(tx, found), strict=True)
    ]


def _told(tx: Tx, found: Sequence[Incident]) -> list[dict[str, Any]]:
    """What everybody is told of each, with the names of the places."""
    names = {place.path: place.name for place in tx.places_at(one.place_path for one in found)}
    return [
        {
            "id": one.id,
            "place": one.place_path,
            "place_name": names.get(one.place_path, ""),
            "kind": one.kind,
            "state": one.state,
            "categories": list(one.categories),
            **vars(one.words),
            "announced_at": one.announced_at,
            "number": one.number,
            "ended_at": one.ended_at,
            "outcome": one.outcome,
        }
        for one in found
    ]


incidents = Resource(
    "incidents", "/dispatch/v1/incidents", of=Tx.incidents, shows=to_incidents, requires=AUTHENTICATED
)

incidents.create(announce_incident, requires=Permission.INCIDENTS_ANNOUNCE)
incidents.list(list_incidents, requires=Permission.ORDERS_READ)
incidents.list(list_incidents_over, "/over", shows=to_public_incidents)
incidents.show(show_incident)
incidents.replace(change_incident, requires=Permission.INCIDENTS_ANNOUNCE)
incidents.act("end", end_incident, requires=Permission.INCIDENTS_ANNOUNCE)
