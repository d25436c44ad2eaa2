# SPDX-License-Identifier: AGPL-3.0-or-later
"""The unit of work: a transaction with the collections of its service."""

from typing import Any, ClassVar

from services.chassis.store import policies
from services.chassis.store.collection import Collection
from services.chassis.store.files import FILES
from services.chassis.store.jobs import JOBS, PARTS
from services.chassis.store.tenants import TENANTS
from services.chassis.store.transaction import Transaction
from services.chassis.values import OrgPath


class UnitOfWork(Transaction):
    """Base of a service's `Tx`, which adds its collections."""

    tenants = TENANTS
    jobs = JOBS
    job_parts = PARTS
    files = FILES
    collections: ClassVar[tuple[Collection[Any], ...]] = (policies.POLICIES, TENANTS, JOBS, PARTS, FILES)

    def __init_subclass__(cls) -> None:
        own = (value for value in vars(cls).values() if isinstance(value, Collection))
        cls.collections = (*cls.collections, *own)

    @property
    def root(self) -> OrgPath:
        """The place at which the tenant's own tree begins."""
        return OrgPath(f"/{self.tenant}")

    def policy(self, model: type[policies.P], at: OrgPath | None = None) -> policies.P:
        """What a policy says now at a place, by default for the whole tenant."""
        return policies.current(self, model, at or self.root)
