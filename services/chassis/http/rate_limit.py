# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many requests somebody may send to this process: a bucket of tokens for each sender."""

import math
from collections import OrderedDict
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from types import MappingProxyType

from services.chassis.clock import monotonic
from services.chassis.http.allowances import Allowance
from services.chassis.http.problems import TooManyRequests

BURST_SECONDS = 2.0
REMEMBERED = 10_000
"""So many senders at most: who has not been heard of for longest begins anew."""

_V6_PREFIX = 64
"""What one IPv6 customer has at least."""


class RateLimit:
    """At most `rate` requests a second and sender, 0 for no limit; a burst of some seconds' worth may come.

    `own` are the rates of senders who have another one.
    """

    def __init__(
        self,
        rate: float,
        own: Mapping[str, float] = MappingProxyType({}),
        burst_seconds: float = BURST_SECONDS,
        name: str = "district",
    ) -> None:
        self._name = name
        self._rate = rate
        self._own = own
        self._burst_seconds = burst_seconds
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, sender: str, count: int = 1, *, rate: float = 0) -> Allowance | None:
        """Count a request, or with 0 only look; None where there is no limit. Raises TooManyRequests.

        `rate`: of a sender whose own one is told with the request.
        """
        rate = rate or self._own.get(sender, self._rate)
        if not rate:
            return None
        now, most = monotonic(), max(rate * self._burst_seconds, 1.0)
        with self._lock:
            tokens, since = self._buckets.pop(sender, (most, now))
            tokens = min(tokens + (now - since) * rate, most)
            self._buckets[sender] = (max(tokens - count, 0.0) if tokens >= 1 else tokens, now)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        left = max(tokens - count, 0.0)
        reset = math.ceil((most - left) / rate)
        allowance = Allowance(self._name, int(most), math.ceil(most / rate), int(left), reset)
        if tokens < 1:
            raise TooManyRequests(max(1, round((1 - tokens) / rate)), allowance)
        return allowance


def network(address: str) -> str:
    """Whom an address stands for: itself, or its network where one customer has many (IPv6)."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(ip_network((found, _V6_PREFIX), strict=False))
    return address
