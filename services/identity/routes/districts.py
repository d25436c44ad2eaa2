# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts (区): the platform operator's API."""

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import create_district, limit_district
from services.identity.domain.authority import Permission
from services.identity.store import Tx


class DistrictView(View):
    """A district; its code is the tenant id. `requests_per_second`: 0 where the settings say how many."""

    code: str = Field(validation_alias="id")
    name: str
    path: OrgPath
    time_zone: str
    requests_per_second: int
    version: int


districts = Resource("districts", "/identity/v1/districts", of=Tx.districts, shows=DistrictView)

districts.create(create_district, requires=Permission.DISTRICTS_CREATE, secret=True)
districts.list(queries.list_districts, requires=Permission.DISTRICTS_READ)
districts.act("limit", limit_district, "/<code:district_code>", requires=Permission.DISTRICTS_CREATE)
