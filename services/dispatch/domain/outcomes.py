# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order can end, and whether it did in time."""

from enum import StrEnum


class Verdict(StrEnum):
    """Whether the order was done within its overall limit; none if it has no such limit."""

    ON_TIME = "on_time"
    OVERDUE = "overdue"
    NONE = "none"


class Closure(StrEnum):
    """How an order ended; the last two are its source's doing."""

    RESOLVED = "resolved"
    UNSOLVABLE = "unsolvable"
    WITHDRAWN = "withdrawn"
    AT_SOURCE = "at_source"
    CANCELLED = "cancelled"


SOURCES_OWN = frozenset({Closure.AT_SOURCE, Closure.CANCELLED})


class RevisitChannel(StrEnum):
    """How the reporter was asked; `portal` is his own answer on the page."""

    PHONE = "phone"
    PORTAL = "portal"
    VISIT = "visit"
