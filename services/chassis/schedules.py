# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service does for each district again and again: a timer that sets its next by the calendar."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from services.chassis.invariants import WHOLE, ServiceData
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.tenants import TENANTS
from services.chassis.store.timers import TIMERS
from services.chassis.timers import Timers

Next = Callable[[Any], datetime]
Run = Callable[[Any], bool]
PREFIX = "schedule."
TENANTS_AT_ONCE = 50


class Schedules:
    """A service's schedules. Each has one timer a district, from the district's first day on."""

    def __init__(self, timers: Timers) -> None:
        self._timers = timers
        timers.at_start(self._begin_missing)
        self._next: dict[str, Next] = {}

    def every(self, name: str, following: Next) -> Callable[[Run], Run]:
        """Register `function(tx)`, to be run at each moment that `following(tx)` gives.

        It does one bounded piece of its work and says whether that was all; if not, it is run again at once.
        """

        def register(function: Run) -> Run:
            def fire(tx: Any, _id: str, _data: dict[str, Any]) -> None:  # noqa: ANN401 - the service's own Tx
                tx.timers.set(PREFIX + name, name, following(tx) if function(tx) else tx.now)

            self._timers.on(PREFIX + name)(fire)
            self._next[name] = following
            return function

        return register

    @property
    def following(self) -> Mapping[str, Next]:
        """When each runs next, by its name."""
        return self._next

    def begin(self, tx: UnitOfWork) -> None:
        """Set the first timer of each schedule; for a district that is new here."""
        for name, following in self._next.items():
            tx.timers.set(PREFIX + name, name, following(tx))

    def _begin_missing(self, store: Store[Any]) -> None:
        """A release that brings a new schedule finds districts that are there already."""
        after: str | None = ""
        while after is not None:
            begin = partial(self._begin_some, after=after or None)
            after = store.transact_as_platform("schedules", begin)

    def _begin_some(self, tx: UnitOfWork, after: str | None) -> str | None:
        page = tx.tenants.page({}, after=after, limit=TENANTS_AT_ONCE)
        for tenant in page.items:
            inside = tx.as_tenant(tenant.id)
            for name, following in self._next.items():
                if inside.record(TIMERS, _key(tenant.id, name)) is None:
                    inside.timers.set(PREFIX + name, name, following(inside))
        return page.next

    def check(self, data: ServiceData) -> Iterator[str]:
        """Yields one text a district and schedule: empty if its timer is set."""
        for _, tenant in data.all(TENANTS):
            keys = {_key(tenant.id, name): name for name in self._next}
            there = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
            for key, name in keys.items():
                yield WHOLE if key in there else f"{tenant.id}: schedule {name} has no timer"


def _key(tenant: str, name: str) -> str:
    return f"{tenant}/{PREFIX}{name}/{name}"
