# SPDX-License-Identifier: AGPL-3.0-or-later
"""What touches many homes at once: at a place for its people, and in the district for everybody."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import NotFound, OrgPath
from services.dispatch.domain import access, sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.incident_kinds import IncidentState
from services.dispatch.domain.incidents import Incident
from services.dispatch.queries.assignees import AtPlace
from services.dispatch.store import Tx

MOST = 20


class IncidentsAt(Paged):
    """At a place and below; of one state, or all."""

    place: OrgPath
    state: IncidentState | None = None


def list_incidents(tx: Tx, query: IncidentsAt) -> Page[Incident]:
    """The incidents of an area, the latest first. Raises Forbidden."""
    tx.require(Permission.ORDERS_READ, query.place)
    where = {"within": query.place} | ({"state": query.state} if query.state else {})
    return tx.incidents.page(where, sort="-announced_at", after=query.after, limit=query.limit)


def list_incidents_over(tx: Tx, query: AtPlace) -> list[Incident]:
    """What is on where somebody lives or is about to report, the latest first. Raises Forbidden."""
    access.check_report(tx.by, query.place)
    known = tx.place_at(query.place)
    return tx.incidents_over(known.above if known else query.place.ancestors(), MOST)


def show_incident(tx: Tx, incident_id: str) -> Incident:
    """One incident. Raises NotFound also where the caller neither works nor may report."""
    incident = tx.incidents.get(incident_id)
    place = incident.place_path
    if not (
        tx.by.may(Permission.ORDERS_READ, place)
        or sharing_access.at_home(tx.by, Permission.ORDERS_REPORT, place)
    ):
        raise NotFound("incident", incident_id)
    return incident


def list_public_incidents(tx: Tx, query: Paged) -> Page[Incident]:
    """What is on in the district, the latest first (停水停电通知): for everybody."""
    where = {"within": str(tx.root), "state": IncidentState.ANNOUNCED}
    return tx.incidents.page(where, sort="-announced_at", after=query.after, limit=query.limit)
