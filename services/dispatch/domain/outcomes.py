# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order can end, whether it did in time, and what its reporter said of it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether the order was done within its overall limit; none if it has no such limit."""

    ON_TIME = "on_time"
    OVERDUE = "overdue"
    NONE = "none"


class Closure(StrEnum):
    """How an order ended; `duplicate`: another one goes on for it. The last two are its source's doing."""

    RESOLVED = "resolved"
    UNSOLVABLE = "unsolvable"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    AT_SOURCE = "at_source"
    CANCELLED = "cancelled"


SOURCES_OWN = frozenset({Closure.AT_SOURCE, Closure.CANCELLED})
UNJUDGED = frozenset({Closure.WITHDRAWN, Closure.DUPLICATE})
"""Nobody did any work that could be judged."""


@dataclass(frozen=True)
class OtherOrder:
    """Another order, and what one says of it on the telephone."""

    order_id: str
    number: str


@dataclass(frozen=True)
class Rating:
    """The reporter's own word, kept apart from the revisit."""

    stars: int
    text: str = ""


class RevisitChannel(StrEnum):
    """How the reporter was asked; `portal` is his own answer on the page."""

    PHONE = "phone"
    PORTAL = "portal"
    VISIT = "visit"
