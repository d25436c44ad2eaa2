# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an incident and tell what became of it; what it covered runs on."""

from services.chassis.http import Input
from services.dispatch.commands import Remark
from services.dispatch.domain import incidents
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.incidents import Incident
from services.dispatch.store import Tx
from services.dispatch.store.incidents import RELEASE


class EndIncident(Input):
    """`outcome`: what people are told."""

    outcome: Remark


def handle(tx: Tx, incident_id: str, cmd: EndIncident) -> Incident:
    """Raises NotFound, Forbidden, IncidentOver."""
    incident = tx.incidents.get(incident_id)
    tx.require(Permission.INCIDENTS_ANNOUNCE, incident.place_path)
    incident, events = incidents.end(incident, cmd.outcome, tx.now)
    tx.incidents.save(incident, *events)
    tx.timers.set(RELEASE, incident.id, tx.now)
    return incident
