# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set how many requests a second a district may send to a process of a service, from its next tokens on."""

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import PLATFORM
from services.identity.domain import districts
from services.identity.domain.authority import Permission
from services.identity.domain.districts import District
from services.identity.store import Tx


class LimitDistrict(Input):
    """0: as many as the platform's settings say."""

    requests_per_second: int = Field(ge=0, le=10_000)


def handle(tx: Tx, district_code: str, cmd: LimitDistrict) -> District:
    """Raises Forbidden, NotFound."""
    tx.require(Permission.DISTRICTS_CREATE, f"/{PLATFORM}")
    limited, events = districts.limit(tx.districts.get(district_code), cmd.requests_per_second)
    tx.districts.save(limited, *events)
    return limited
