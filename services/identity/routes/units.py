# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who owns a unit (户室)."""

from datetime import date

from pydantic import Field

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import register_ownership
from services.identity.domain.authority import Permission
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


units = Resource("units", "/identity/v1", of=Tx.ownerships, shows=OwnershipView)

units.replace(register_ownership, "/units/<id:unit_id>/ownership", requires=Permission.PERSONS_WRITE)
units.show(queries.show_ownership, "/units/<id:unit_id>/ownership", requires=AUTHENTICATED)
units.list(queries.list_ownerships, "/ownerships", requires=AUTHENTICATED)
