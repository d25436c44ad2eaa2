# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts (区): the tenants of the platform."""

from dataclasses import dataclass, replace

from services.chassis.calendar import check_zone
from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain import identifiers
from services.identity.domain.events import DistrictCreated, DistrictLimited


@dataclass(frozen=True, slots=True)
class District:
    """A district; its code is its id, its tenant id and the root segment of its tree.

    `requests_per_second` it may send to a process of a service, 0 for as many as the settings say.
    """

    id: str
    name: str
    path: OrgPath
    time_zone: str
    requests_per_second: int = 0


def create(code: str, name: str, time_zone: str) -> tuple[District, list[Event]]:
    """A district of the national list, or one outside it whose code begins with 90."""
    identifiers.require("code", identifiers.check_district_code(code))
    try:
        check_zone(time_zone)
    except Invalid as refusal:
        raise Invalid("time_zone", refusal.reason) from None
    district = District(code, name, OrgPath(f"/{code}"), time_zone)
    return district, [DistrictCreated(code, code, name, district.path, time_zone)]


def limit(district: District, requests_per_second: int) -> tuple[District, list[Event]]:
    """Another limit of its requests; the same again is no fact."""
    limited = replace(district, requests_per_second=requests_per_second)
    if limited == district:
        return district, []
    return limited, [DistrictLimited(district.id, requests_per_second)]
