# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each service's own copy of the districts it serves, kept under the platform's tenant."""

from dataclasses import dataclass

from services.chassis.store.collection import Copy
from services.chassis.store.transaction import Transaction

FIRST = 1
"""The sequence of the event that tells of a new district."""


@dataclass(frozen=True, slots=True)
class Tenant:
    """A district as every service knows it; `timezone` is an IANA name."""

    id: str
    name: str
    timezone: str
    active: bool = True


TENANTS = Copy(Tenant, "tenants")


def keep(tx: Transaction, tenant: Tenant) -> None:
    """Remember a district that this very service just made; the unit must be the platform's."""
    tx.put_copy(TENANTS, tenant, FIRST)


def find(tx: Transaction, tenant_id: str) -> Tenant | None:
    return tx.load(TENANTS, tenant_id)


def own(tx: Transaction) -> Tenant | None:
    """The district that a unit works for."""
    known = tx.load_several(TENANTS, [tx.tenant], shared=True)
    return known[0] if known else None
