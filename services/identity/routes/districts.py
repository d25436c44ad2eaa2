# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts (区): the platform operator's API."""

from services.chassis.http import Paged, PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import create_district as create_district_command
from services.identity.commands.create_district import CreateDistrict
from services.identity.domain.authority import Permission
from services.identity.domain.districts import District
from services.identity.store import Tx

districts = Resource("districts", "/identity/v1/districts")


class DistrictView(View):
    """A district; its code is the tenant id."""

    code: str
    name: str
    path: OrgPath
    time_zone: str
    version: int

    @classmethod
    def of(cls, tx: Tx, district: District) -> "DistrictView":
        return cls(
            code=district.id,
            name=district.name,
            path=district.path,
            time_zone=district.time_zone,
            version=tx.districts.version(district),
        )


@districts.post("", requires=Permission.DISTRICTS_CREATE, status=201, secret=True)
def create_district(tx: Tx, body: CreateDistrict) -> DistrictView:
    """Create a district and its first administrator (新建区)."""
    return DistrictView.of(tx, create_district_command.handle(tx, body))


@districts.get("", requires=Permission.DISTRICTS_READ)
def list_districts(tx: Tx, query: Paged) -> PageView[DistrictView]:
    """The districts of the platform, to its operators (区列表)."""
    return PageView[DistrictView].of(queries.districts(tx, query), lambda item: DistrictView.of(tx, item))
