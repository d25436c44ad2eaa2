# SPDX-License-Identifier: AGPL-3.0-or-later
"""What touches many homes at once (停水、停电、群体性事件)."""

from datetime import datetime

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


def to_public_incident(tx: Tx, incident: Incident) -> PublicIncidentView:
    words = incident.words
    place = tx.place_at(incident.place_path)
    return PublicIncidentView(
        id=incident.id,
        place=incident.place_path,
        place_name=place.name if place else "",
        kind=incident.kind,
        state=incident.state,
        categories=list(incident.categories),
        title=words.title,
        text=words.text,
        begins_at=words.begins_at,
        expected_until=words.expected_until,
        announced_at=incident.announced_at,
        number=incident.number,
        ended_at=incident.ended_at,
        outcome=incident.outcome,
    )


def to_incident(tx: Tx, incident: Incident) -> IncidentView:
    told = to_public_incident(tx, incident).model_dump()
    return IncidentView(**told, version=tx.incidents.version(incident), covered=incident.covered)


incidents = Resource(
    "incidents", "/dispatch/v1/incidents", of=Tx.incidents, shows=to_incident, requires=AUTHENTICATED
)

incidents.create(announce_incident, requires=Permission.INCIDENTS_ANNOUNCE)
incidents.list(list_incidents, requires=Permission.ORDERS_READ)
incidents.list(list_incidents_over, "/over", shows=to_public_incident)
incidents.show(show_incident)
incidents.replace(change_incident, requires=Permission.INCIDENTS_ANNOUNCE)
incidents.act("end", end_incident, requires=Permission.INCIDENTS_ANNOUNCE)
