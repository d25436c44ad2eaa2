# SPDX-License-Identifier: AGPL-3.0-or-later
"""An outage of the compound, announced by the desk."""

from typing import Any

from services.dispatch.commands import announce_incident
from services.dispatch.commands.announce_incident import AnnounceIncident
from services.dispatch.domain.incident_kinds import IncidentKind
from services.dispatch.domain.incidents import Incident
from services.dispatch.domain.places import Place
from services.dispatch.store import Tx
from tests.system.dispatch.district import BUILDING, COMPOUND, DESK, GRID, Bench

OUTAGE = AnnounceIncident(
    place_path=COMPOUND,
    kind=IncidentKind.UNPLANNED,
    categories=("burst-pipe",),
    title="东区停水",
    text="主管爆裂，正在抢修。",
)


ENTRANCE, FLAT, NEXT_DOOR = (BUILDING.child(code) for code in ("e-1", "u101", "u102"))
"""An entrance of the building and two of its flats: the first one lies in it (`form_entrance`)."""


def announced(bench: Bench, **changed: Any) -> Incident:
    cmd = OUTAGE.model_copy(update=changed)
    return bench.act(DESK, lambda tx: announce_incident.handle(tx, cmd))


def form_entrance(tx: Tx) -> None:
    tx.put_copy(Tx.places, Place("e-1", ENTRANCE, "entrance", "1单元", GRID, True, BUILDING), 1)
    for flat, entrance in ((FLAT, ENTRANCE), (NEXT_DOOR, None)):
        tx.put_copy(Tx.places, Place(flat[-4:], flat, "unit", "房", GRID, True, BUILDING, entrance), 1)
