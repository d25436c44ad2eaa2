# SPDX-License-Identifier: AGPL-3.0-or-later
"""An outage of the compound, announced by the desk."""

from services.dispatch.commands import announce_incident
from services.dispatch.commands.announce_incident import AnnounceIncident
from services.dispatch.domain.incident_kinds import IncidentKind
from services.dispatch.domain.incidents import Incident
from tests.system.dispatch.district import COMPOUND, DESK, Bench

OUTAGE = AnnounceIncident(
    place_path=COMPOUND,
    kind=IncidentKind.UNPLANNED,
    categories=("burst-pipe",),
    title="东区停水",
    text="主管爆裂，正在抢修。",
)


def announced(bench: Bench) -> Incident:
    return bench.act(DESK, lambda tx: announce_incident.handle(tx, OUTAGE))
