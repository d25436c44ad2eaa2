# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts (区): the platform operator's API."""

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import create_district
from services.identity.domain.authority import Permission
from services.identity.store import Tx


class DistrictView(View):
    """A district; its code is the tenant id."""

    code: str = Field(validation_alias="id")
    name: str
    path: OrgPath
    time_zone: str
    version: int


districts = Resource("districts", "/identity/v1/districts", of=Tx.districts, shows=DistrictView)

districts.create(create_district, requires=Permission.DISTRICTS_CREATE, secret=True)
districts.list(queries.list_districts, requires=Permission.DISTRICTS_READ)
