# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many requests a client may send to a service on one of its district's own days."""

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from typing import Protocol
from zoneinfo import ZoneInfo

from services.chassis.clock import Clock, monotonic, system_now
from services.chassis.http.allowances import Allowance
from services.chassis.http.problems import DayIsSpent

NAME = "client-day"
DAY_SECONDS = 24 * 3600
SETTLED_AFTER_SECONDS = 10.0
SHARES = 100
LARGEST_BATCH = 1000
REMEMBERED = 10_000
"""So many clients at most: of who has not been heard of for longest the total is read anew."""


class Counts(Protocol):
    """The totals of all processes of the service, by tenant, client and local day."""

    def total(self, tenant: str, client_id: str, day: date) -> int: ...

    def add(self, tenant: str, client_id: str, day: date, count: int) -> int:
        """Add so many; the total after them."""
        ...


@dataclass
class _Known:
    """What this process knows of a client: the total as it was last told, and what it counted since."""

    day: date | None = None
    total: int = 0
    unsettled: int = 0
    settled_at: float = 0.0
    lock: Lock = field(default_factory=Lock)

    @property
    def used(self) -> int:
        return self.total + self.unsettled


class DailyQuota:
    """Counts in memory, and adds what it counted to the service's total in batches, reading the total back.

    A batch is a hundredth of the quota (`batch_of`), or what came in ten seconds if that is less. One process
    alone never lets more through than the quota. Several let through less than one batch each beyond it,
    for what the others have not told yet; a process that ends may forget one batch. Where nothing has a
    daily quota nothing is read or written.
    """

    def __init__(self, counts: Counts, now: Clock = system_now) -> None:
        self._counts = counts
        self._now = now
        self._clients: OrderedDict[tuple[str, str], _Known] = OrderedDict()
        self._lock = Lock()

    def take(self, tenant: str, client_id: str, quota: int, zone: str) -> Allowance | None:
        """Count a request; None where there is no quota. Raises DayIsSpent, StoreDown.

        `zone`: by whose midnight a day begins (IANA).
        """
        if not quota:
            return None
        now = self._now()
        day, reset = _day(now, zone)
        known = self._known_of(tenant, client_id)
        with known.lock:
            self._follow(tenant, client_id, known, day)
            if known.unsettled and _is_due(known, quota):
                self._settle(tenant, client_id, known)
            passes = known.used < quota
            known.unsettled += passes
            allowance = _allowance(quota, known.used, reset)
        if not passes:
            raise DayIsSpent(reset, allowance, quota, _next_day(now, zone))
        return allowance

    def look(self, tenant: str, client_id: str, quota: int, zone: str) -> Allowance | None:
        """What is left as far as this process knows, None where there is no quota; nothing is counted."""
        if not quota:
            return None
        day, reset = _day(self._now(), zone)
        known = self._clients.get((tenant, client_id))
        return _allowance(quota, known.used if known and known.day == day else 0, reset)

    def _known_of(self, tenant: str, client_id: str) -> _Known:
        with self._lock:
            known = self._clients.setdefault((tenant, client_id), _Known())
            self._clients.move_to_end((tenant, client_id))
            if len(self._clients) > REMEMBERED:
                self._clients.popitem(last=False)
        return known

    def _follow(self, tenant: str, client_id: str, known: _Known, day: date) -> None:
        """Begin with a day, also one that a clock went back to; what is left of the other one is kept."""
        if known.day == day:
            return
        if known.unsettled:
            self._settle(tenant, client_id, known)
        total = self._counts.total(tenant, client_id, day)
        known.day, known.total, known.settled_at = day, total, monotonic()

    def _settle(self, tenant: str, client_id: str, known: _Known) -> None:
        if known.day:
            known.total = self._counts.add(tenant, client_id, known.day, known.unsettled)
        known.unsettled, known.settled_at = 0, monotonic()


def batch_of(quota: int) -> int:
    """How many requests of a process are not in the total, at the most."""
    return min(max(quota // SHARES, 1), LARGEST_BATCH)


def _is_due(known: _Known, quota: int) -> bool:
    """In time, by number, or because the day is spent: no request comes any more that would settle."""
    late = monotonic() - known.settled_at >= SETTLED_AFTER_SECONDS
    return late or known.unsettled >= batch_of(quota) or known.used >= quota


def _day(now: datetime, zone: str) -> tuple[date, int]:
    """The local day, and in how many seconds it ends."""
    day = now.astimezone(ZoneInfo(zone)).date()
    return day, max(1, math.ceil((_next_day(now, zone) - now).total_seconds()))


def _next_day(now: datetime, zone: str) -> datetime:
    """The district's next midnight."""
    place = ZoneInfo(zone)
    tomorrow = now.astimezone(place).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), place).astimezone(UTC)


def _allowance(quota: int, used: int, reset: int) -> Allowance:
    return Allowance(NAME, quota, DAY_SECONDS, max(quota - used, 0), reset)
