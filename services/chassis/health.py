# SPDX-License-Identifier: AGPL-3.0-or-later
"""A job of the worker looks through the districts and notes how each stands, for the platform's operators.

What a request may never do, enter another tenant, is done here, and what it finds are numbers and a moment.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event as Flag
from typing import Any

from services.chassis.clock import monotonic
from services.chassis.ids import made_at
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.audit import HEAD
from services.chassis.store.health import Health
from services.chassis.store.jobs import JobState

Late = Callable[[Any], int]
"""How much is late in the district of a unit of work."""
AT_ONCE = 50
MOST = 100
LOOK_SECONDS = 300.0
LEASE_SECONDS, REST_SECONDS = 60.0, 20.0
"""The job's lease lasts longer than others' and is renewed between rests."""
FAILED_WITHIN = timedelta(days=7)


def nothing_late(_tx: Any) -> int:  # noqa: ANN401 - the service's own Tx
    """Of a service to which nothing is to come."""
    return 0


class Looking:
    """The steps of the job: looks through all districts every LOOK_SECONDS, and rests."""

    def __init__(self, store: Store[Any], late: Late) -> None:
        self._store = store
        self._late = late
        self._again_at = 0.0

    def step(self, stop: Flag) -> None:
        if monotonic() >= self._again_at:
            look(self._store, self._late)
            self._again_at = monotonic() + LOOK_SECONDS
        stop.wait(REST_SECONDS)


def look(store: Store[Any], late: Late = nothing_late) -> None:
    """Note how each district stands; one that stands as before costs no write."""
    after: str | None = ""
    while after is not None:
        some = partial(_look_at_some, late=late, after=after or None)
        after = store.transact_as_platform("health", some)


def _look_at_some(tx: UnitOfWork, late: Late, after: str | None) -> str | None:
    page = tx.tenants.page({}, after=after, limit=AT_ONCE)
    for tenant in page.items:
        seen = _seen(tx.as_tenant(tenant.id), late)
        if tx.district_health.find(tenant.id) != seen:
            tx.district_health.put(seen)
    return page.next


def _seen(tx: UnitOfWork, late: Late) -> Health:
    head = tx.audit_heads.find(HEAD)
    ended = tx.jobs.page({}, sort="-ended_at", since=(tx.now - FAILED_WITHIN).date(), limit=MOST)
    return Health(
        id=tx.tenant,
        last_act_at=made_at(head.event_id) if head and head.event_id else None,
        acts=head.size if head else 0,
        failed_jobs=sum(job.state is JobState.FAILED for job in ended.items),
        letters=tx.count_letters(MOST),
        late=late(tx),
    )
