# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each service's own copy of the districts it serves, kept under the platform's tenant."""

from dataclasses import dataclass

from services.chassis.store.collection import Collection
from services.chassis.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Tenant:
    """A district as every service knows it; `timezone` is an IANA name."""

    id: str
    name: str
    timezone: str
    active: bool = True


TENANTS = Collection(Tenant, "tenants")


def keep(tx: Transaction, tenant: Tenant) -> None:
    """Remember a district; the unit must be the platform's."""
    if tx.load(TENANTS, tenant.id) is None:
        tx.insert(TENANTS, tenant, ())
    else:
        tx.replace(TENANTS, tenant, ())


def find(tx: Transaction, tenant_id: str) -> Tenant | None:
    return tx.load(TENANTS, tenant_id)
