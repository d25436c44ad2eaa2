# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who lives in a unit or uses it."""

from datetime import date

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import end_occupancy, register_occupancy
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import OccupantKind
from services.identity.store import Tx


class OccupancyView(View):
    """A person's living in or using a unit."""

    id: str
    unit_id: str
    unit_path: OrgPath
    person_id: str
    kind: OccupantKind
    since: date
    until: date | None
    version: int


occupancies = Resource("occupancies", "/identity/v1/occupancies", of=Tx.occupancies, shows=OccupancyView)

occupancies.create(register_occupancy, requires=Permission.PERSONS_WRITE)
occupancies.list(queries.list_occupancies, requires=AUTHENTICATED)
occupancies.act("end", end_occupancy, requires=Permission.PERSONS_WRITE)
