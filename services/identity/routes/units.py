# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who owns a unit (户室)."""

from datetime import date, datetime

from pydantic import Field

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import register_ownership
from services.identity.domain.authority import Permission
from services.identity.queries.units import list_ownership_history
from services.identity.store import Tx


class ShareView(View):
    """numerator / denominator of the unit."""

    person_id: str
    numerator: int
    denominator: int


class OwnershipView(View):
    """The owners of a unit (业主) and who votes for them."""

    unit_id: str = Field(validation_alias="id")
    unit_path: OrgPath
    owners: list[ShareView]
    representative_id: str
    since: date
    version: int


class OwnershipEntryView(View):
    """Who owned a unit from a day on, and when that was put on record and by whom."""

    id: str
    owners: list[ShareView]
    representative_id: str
    since: date
    recorded_at: datetime
    by: str


units = Resource("units", "/identity/v1", of=Tx.ownerships, shows=OwnershipView)

units.replace(register_ownership, "/units/<id:unit_id>/ownership", requires=Permission.PERSONS_WRITE)
units.show(queries.show_ownership, "/units/<id:unit_id>/ownership", requires=AUTHENTICATED)
units.list(
    list_ownership_history,
    "/units/<id:unit_id>/ownership/history",
    shows=OwnershipEntryView,
    requires=Permission.PERSONS_READ,
)
units.list(queries.list_ownerships, "/ownerships", requires=AUTHENTICATED)
