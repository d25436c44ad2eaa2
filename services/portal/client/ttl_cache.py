# SPDX-License-Identifier: AGPL-3.0-or-later
"""What changes rarely is asked for once a minute and district."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, cast

from services.chassis.clock import monotonic

KEPT_SECONDS = 60.0
KEPT = 1000

V = TypeVar("V")


class TtlCache:
    """Answers by key, kept for a while. The key names the district: no answer crosses from one to another."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], tuple[float, object]] = OrderedDict()

    def get(self, tenant: str, name: str, ask: Callable[[], V]) -> V:
        found = self._kept.get((tenant, name))
        if found and found[0] > monotonic():
            return cast("V", found[1])
        value = ask()
        self._kept[tenant, name] = (monotonic() + KEPT_SECONDS, value)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return value
