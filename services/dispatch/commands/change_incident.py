# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell an incident anew: it takes longer, it is something else."""

from services.dispatch.commands.announce_incident import IncidentIs
from services.dispatch.domain import incidents
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.incidents import Incident
from services.dispatch.store import Tx


class ChangeIncident(IncidentIs):
    pass


def handle(tx: Tx, incident_id: str, cmd: ChangeIncident) -> Incident:
    """Raises NotFound, Forbidden, IncidentOver, IncidentEndsBeforeItBegins."""
    incident = tx.incidents.get(incident_id)
    tx.require(Permission.INCIDENTS_ANNOUNCE, incident.place_path)
    words = cmd.words(tx)
    incident, events = incidents.change(incident, words)
    tx.incidents.save(incident, *events)
    return incident
