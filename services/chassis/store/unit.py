# SPDX-License-Identifier: AGPL-3.0-or-later
"""The unit of work: a transaction with the collections of its service."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Self

from services.chassis.store import policies, tenants
from services.chassis.store.audit import ENTRIES, HEADS, between
from services.chassis.store.collection import Collection
from services.chassis.store.database import Document
from services.chassis.store.dead_letters import DeadLetters
from services.chassis.store.errors import Duplicate
from services.chassis.store.event_log import EVENTS
from services.chassis.store.files import FILES
from services.chassis.store.health import HEALTH
from services.chassis.store.holidays import HOLIDAY_YEARS
from services.chassis.store.jobs import JOBS, PARTS
from services.chassis.store.retention import RETENTION_RUNS
from services.chassis.store.tenants import TENANTS, Tenant
from services.chassis.store.transaction import Transaction
from services.chassis.values import PLATFORM, OrgPath


class UnitOfWork(Transaction):
    """Base of a service's `Tx`, which adds its collections."""

    tenants = TENANTS
    holiday_years = HOLIDAY_YEARS
    jobs = JOBS
    job_parts = PARTS
    files = FILES
    audit_entries = ENTRIES
    audit_heads = HEADS
    audit_sealed: ClassVar[type[Any] | None] = None
    """The fact by which a service without a published log tells the size and head of its audit trail."""
    audit_exported: ClassVar[type[Any]]
    """The fact by which a service tells that somebody asked for its audit trail as a file."""
    open_matters_found: ClassVar[type[Any] | None] = None
    """The fact by which a service tells what of a person's is open there (`chassis.personal`)."""
    retention_applied: ClassVar[type[Any] | None] = None
    """The fact by which a service tells how much went by a rule of its retention (`chassis.retention`)."""
    district_health = HEALTH
    retention_runs = RETENTION_RUNS
    collections: ClassVar[tuple[Collection[Any], ...]] = (
        policies.POLICIES,
        TENANTS,
        HOLIDAY_YEARS,
        JOBS,
        PARTS,
        FILES,
        ENTRIES,
        HEADS,
        HEALTH,
        RETENTION_RUNS,
    )

    def __init_subclass__(cls) -> None:
        own = (value for value in vars(cls).values() if isinstance(value, Collection))
        cls.collections = (*cls.collections, *own)

    @property
    def root(self) -> OrgPath:
        """The place at which the tenant's own tree begins."""
        return OrgPath(f"/{self.tenant}")

    def found(self, tenant: Tenant) -> Self:
        """Make a tenant and be in it: the one way from a request into a tenant that is not the caller's.

        Raises Duplicate when the tenant is there, PermissionError unless an operator's transaction asks.
        """
        if self.tenant != PLATFORM or self.session is None or not self.by.grants:
            raise PermissionError("only a transaction of the platform's operators makes a tenant")
        if tenants.find(self, tenant.id):
            raise Duplicate("tenant", ("id",))
        tenants.keep(self, tenant)
        return self._in_tenant(tenant.id, None, None)

    def policy(self, model: type[policies.P], at: OrgPath | None = None) -> policies.P:
        """What a policy says now at a place, by default for the whole tenant."""
        return policies.current(self, model, at or self.root)

    def read_policies(self, at: OrgPath, *models: type[policies.Policy]) -> None:
        """Read several policies of a place in one statement: to ask for one of them takes none."""
        policies.read(self, models, at)

    def rewrite_events(self, aggregate: str, body: Callable[[Document], bytes]) -> None:
        """Give the recorded events of one aggregate the body that is made of each; all else of them stays.

        For what the law wants erased, and nothing else: no service can tell another twice. What the audit
        trail took in whole, before its type said what of it is personal, cannot be changed any more.
        """
        self.pending.flush_if_touching(EVENTS)
        events = self._database.collection(EVENTS)
        where = {"tenant": self.tenant, "aggregate": aggregate}
        for event in events.find(where, session=self.session).sort("sequence", 1):
            if (made := body(event)) == event["data"]:
                continue
            entries = self.audit_entries.list({"event_id": event["_id"]}, limit=1)
            if all(entry.commitment for entry in entries):
                same = {"_id": event["_id"], "tenant": self.tenant}
                events.update_one(same, {"$set": {"data": made}}, session=self.session)
                for entry in entries:
                    self.audit_entries.save(replace(entry, salt=""))

    def events_between(self, after: str, before: str, limit: int) -> list[Document]:
        """Events of all tenants in the order of their ids: for the worker's own reading of its log."""
        return between(self._database, self.session, after, before, limit)

    def count_letters(self, most: int) -> int:
        """How many letters about this tenant this service gave up, counting no further than `most`."""
        return DeadLetters(self._database).count_of(self.tenant, most, self.session)

    def forget_letters(self, aggregate: str) -> None:
        """Drop what was given up of an aggregate of another service: its first hundred letters."""
        letters = DeadLetters(self._database)
        for letter_id in letters.about(self.tenant, aggregate, self.session):
            letters.remove(self.pending, letter_id)
