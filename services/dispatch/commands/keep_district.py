# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open the books for a district, in its time zone."""

from services.chassis.store import policies, tenants
from services.chassis.store.tenants import Tenant
from services.dispatch.domain.events import PolicyChanged
from services.dispatch.policies import CalendarPolicy
from services.dispatch.store import Tx


def handle(tx: Tx, tenant: Tenant) -> None:
    """The unit of work is the platform's: only it knows of districts."""
    tenants.keep(tx, tenant)
    inside = tx.inside(tenant.id)
    policy = inside.policy(CalendarPolicy)
    if policy.version == 0 and policy.zone != tenant.timezone:
        changed = PolicyChanged(CalendarPolicy.policy_name, 1)
        policies.put(inside, CalendarPolicy(zone=tenant.timezone), changed)
