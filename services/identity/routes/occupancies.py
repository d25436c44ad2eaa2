# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who lives in a unit or uses it."""

from datetime import date

from services.chassis.http import AUTHENTICATED, PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import end_occupancy as end_occupancy_command
from services.identity.commands import register_occupancy as register_occupancy_command
from services.identity.commands.end_occupancy import EndOccupancy
from services.identity.commands.register_occupancy import RegisterOccupancy
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.ownership import Occupancy
from services.identity.queries import OfPerson
from services.identity.store import Tx

occupancies = Resource("occupancies", "/identity/v1/occupancies")


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

    @classmethod
    def of(cls, tx: Tx, occupancy: Occupancy) -> "OccupancyView":
        return cls(
            id=occupancy.id,
            unit_id=occupancy.unit_id,
            unit_path=occupancy.unit_path,
            person_id=occupancy.person_id,
            kind=occupancy.kind,
            since=occupancy.since,
            until=occupancy.until,
            version=tx.occupancies.version(occupancy),
        )


@occupancies.post("", requires=Permission.PERSONS_WRITE, status=201)
def register_occupancy(tx: Tx, body: RegisterOccupancy) -> OccupancyView:
    """Register an occupant (登记居住、租住)."""
    return OccupancyView.of(tx, register_occupancy_command.handle(tx, body))


@occupancies.get("", requires=AUTHENTICATED)
def list_occupancies(tx: Tx, query: OfPerson) -> PageView[OccupancyView]:
    """Occupancies at and below a place, or of one person (居住列表)."""
    return PageView[OccupancyView].of(queries.occupancies(tx, query), lambda item: OccupancyView.of(tx, item))


@occupancies.post("/<id:occupancy_id>:end", requires=Permission.PERSONS_WRITE)
def end_occupancy(tx: Tx, occupancy_id: str, body: EndOccupancy) -> OccupancyView:
    """End an occupancy (迁出、退租)."""
    return OccupancyView.of(tx, end_occupancy_command.handle(tx, occupancy_id, body))
