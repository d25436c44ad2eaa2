# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the districts stand in a service, as a resource for the platform's operators."""

from datetime import datetime

from pydantic import Field

from services.chassis.http.models import Paged, View
from services.chassis.http.resource import Resource
from services.chassis.store import Page, UnitOfWork
from services.chassis.store.health import Health
from services.chassis.values import PLATFORM


class HealthView(View):
    """A district in this service: `acts` happened there, the last one then.

    `failed_jobs` within a week, `letters` given up, `late`: what did not come in time. Each is counted to a
    hundred at most.
    """

    district: str = Field(validation_alias="id")
    last_act_at: datetime | None
    acts: int
    failed_jobs: int
    letters: int
    late: int


def health_resource(prefix: str, requires: str) -> Resource:
    """For those who hold the permission over the platform."""
    resource = Resource("health", prefix, shows=HealthView, requires=requires)

    def list_health(tx: UnitOfWork, query: Paged) -> Page[Health]:
        """How the districts stand here, some minutes ago, by their codes."""
        tx.require(requires, f"/{PLATFORM}")
        return tx.district_health.page({}, after=query.after, limit=query.limit)

    resource.list(list_health)
    return resource
