# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open the books for a district: its root place, and its time zone where it is not the default."""

from services.chassis.store import policies, tenants
from services.chassis.store.tenants import Tenant
from services.chassis.values import PLATFORM
from services.dispatch.commands import keep_place
from services.dispatch.domain.places import Place
from services.dispatch.policies import CalendarPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, tenant: Tenant, root: Place) -> None:
    """The unit of work is the platform's: only it may know of a new district."""
    tenants.keep(tx, tenant)
    inside = tx.inside(tenant.id) if tx.tenant == PLATFORM else tx
    keep_place.handle(inside, root)
    if tenant.timezone and inside.policy(CalendarPolicy).zone != tenant.timezone:
        policies.put(inside, CalendarPolicy(zone=tenant.timezone))
