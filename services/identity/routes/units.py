# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who owns a unit (户室)."""

from datetime import date

from services.chassis.http import AUTHENTICATED, PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import register_ownership as register_ownership_command
from services.identity.commands.register_ownership import RegisterOwnership
from services.identity.domain.authority import Permission
from services.identity.domain.ownership import Ownership
from services.identity.queries import OfPerson
from services.identity.store import Tx

units = Resource("units", "/identity/v1")


class ShareView(View):
    """numerator / denominator of the unit."""

    person_id: str
    numerator: int
    denominator: int


class OwnershipView(View):
    """The owners of a unit (业主) and who votes for them."""

    unit_id: str
    unit_path: OrgPath
    owners: list[ShareView]
    representative_id: str
    since: date
    version: int

    @classmethod
    def of(cls, tx: Tx, ownership: Ownership) -> "OwnershipView":
        return cls(
            unit_id=ownership.id,
            unit_path=ownership.unit_path,
            owners=[
                ShareView(person_id=o.person_id, numerator=o.numerator, denominator=o.denominator)
                for o in ownership.owners
            ],
            representative_id=ownership.representative_id,
            since=ownership.since,
            version=tx.ownerships.version(ownership),
        )


@units.put("/units/<id:unit_id>/ownership", requires=Permission.PERSONS_WRITE)
def register_ownership(tx: Tx, unit_id: str, body: RegisterOwnership) -> OwnershipView:
    """Register the owners of a unit (登记产权)."""
    return OwnershipView.of(tx, register_ownership_command.handle(tx, unit_id, body))


@units.get("/units/<id:unit_id>/ownership", requires=AUTHENTICATED)
def get_ownership(tx: Tx, unit_id: str) -> OwnershipView:
    """The owners of a unit, to themselves and to who may read persons there (产权详情)."""
    return OwnershipView.of(tx, queries.ownership(tx, unit_id))


@units.get("/ownerships", requires=AUTHENTICATED)
def list_ownerships(tx: Tx, query: OfPerson) -> PageView[OwnershipView]:
    """Ownerships at and below a place, or of one person (产权列表)."""
    return PageView[OwnershipView].of(queries.ownerships(tx, query), lambda item: OwnershipView.of(tx, item))
