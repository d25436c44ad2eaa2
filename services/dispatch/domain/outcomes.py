# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order can end, whether it did in time, and what its reporter said of it."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True)
class Revisit:
    """Response, resolution and satisfaction as asked for 12345; `satisfied` 1 (not at all) to 5.

    `contacted`: the reporter was reached; who was not answers nothing. `responded`: whoever did it had got in
    touch in time; None where that was not asked. `reasons` are codes of the policy's list.
    """

    contacted: bool
    solved: bool
    satisfied: int
    note: str = ""
    responded: bool | None = None
    reasons: tuple[str, ...] = ()
    channel: RevisitChannel = RevisitChannel.PHONE


@dataclass(frozen=True)
class Evaluation:
    """What the organisation found of the work (组织评单): 1 to 5, and why, as codes of the policy's list."""

    score: int
    reasons: tuple[str, ...]
    note: str
    by: str
    at: datetime
