# SPDX-License-Identifier: AGPL-3.0-or-later
"""MongoDB behind one door: tenant-scoped collections, the unit of work, the event log, timers, leases."""

from services.chassis.store.collection import MOST, MOST_IDS, Collection, Copy, TenantCollection
from services.chassis.store.database import Database, StoreDown, Unreachable, connect
from services.chassis.store.errors import BadCursor, Contention, Duplicate, StoreRefused
from services.chassis.store.event_log import RecordedEvent
from services.chassis.store.index import Index
from services.chassis.store.paging import Page
from services.chassis.store.policies import Policy
from services.chassis.store.store import Store, make_store
from services.chassis.store.unit import UnitOfWork

__all__ = [
    "MOST",
    "MOST_IDS",
    "BadCursor",
    "Collection",
    "Contention",
    "Copy",
    "Database",
    "Duplicate",
    "Index",
    "Page",
    "Policy",
    "RecordedEvent",
    "Store",
    "StoreDown",
    "StoreRefused",
    "TenantCollection",
    "UnitOfWork",
    "Unreachable",
    "connect",
    "make_store",
]
