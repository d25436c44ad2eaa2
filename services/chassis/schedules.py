# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service does for each district again and again: a timer that sets its next by the calendar."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from services.chassis.invariants import WHOLE, Books
from services.chassis.store import UnitOfWork
from services.chassis.store.tenants import TENANTS
from services.chassis.store.timers import TIMERS
from services.chassis.timers import Timers

Next = Callable[[Any], datetime]
Run = Callable[[Any], bool]
PREFIX = "schedule."


class Schedules:
    """A service's schedules. Each has one timer a district, from the district's first day on."""

    def __init__(self, timers: Timers) -> None:
        self._timers = timers
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

    def begin(self, tx: UnitOfWork) -> None:
        """Set the first timer of each schedule; for a district that is new here."""
        for name, following in self._next.items():
            tx.timers.set(PREFIX + name, name, following(tx))

    def check(self, books: Books) -> Iterator[str]:
        """Yields one text a district and schedule: empty if its timer is set."""
        for _, tenant in books.all(TENANTS):
            keys = {f"{tenant.id}/{PREFIX}{name}/{name}": name for name in self._next}
            there = {timer["_id"] for timer in books.by_id(TIMERS, keys)}
            for key, name in keys.items():
                yield WHOLE if key in there else f"{tenant.id}: schedule {name} has no timer"
