# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the list of orders that staff keep under a name, and of which new orders they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, Invalid, OrgPath
from services.dispatch.domain.events import MatchesTold, OrderMatched
from services.dispatch.domain.filter_errors import FilterNameTaken, TooManyFilters
from services.dispatch.domain.orders import Order

MOST_OF_A_PERSON = 20
MOST_AT_A_PLACE = 50
"""Filters that are told at once: so many are looked at for a new order, for each place above it."""
MOST_TOLD = 200
"""Persons who are told of one order."""


class Telling(StrEnum):
    """When its owner is told of new orders: never, of each at once, or of all once a working day."""

    NEVER = "never"
    AT_ONCE = "at_once"
    DAILY = "daily"


@dataclass(frozen=True)
class Asked:
    """What a list of orders is asked for; `urgency` may name several with commas between.

    New orders match by place, urgencies, category, channel, source and words.
    """

    place: OrgPath | None = None
    assignee: str | None = None
    state: str | None = None
    urgency: str | None = None
    open: bool | None = None
    overdue: bool | None = None
    asking: bool = False
    assisting: bool = False
    category: str | None = None
    channel: str | None = None
    source: str | None = None
    q: str = ""

    @property
    def of_new_orders(self) -> bool:
        """Whether new orders can match: what asks for a state, a responsible or lateness is of others."""
        of_others = self.state or self.assignee or self.overdue or self.asking or self.assisting
        return not of_others and self.open is not False


@dataclass(frozen=True)
class SavedFilter:
    """Of one person. `told_until`: of what was reported before they were told, or it was before they asked.

    `place` is that of what it asks, on its own for the index; empty where it asks for none.
    """

    id: str
    person_id: str
    name: str
    asked: Asked
    telling: Telling
    place: str
    saved_at: datetime
    told_until: datetime


def matches(asked: Asked, order: Order) -> bool:
    """Whether a new order is one of those that its owner wants to be told of, apart from its words."""
    return (
        order.open
        and asked.place in order.within
        and (asked.urgency is None or order.urgency in asked.urgency.split(","))
        and asked.category in (None, order.category)
        and asked.channel in (None, order.channel)
        and asked.source in (None, order.source)
    )


def check(one: SavedFilter, known: SavedFilter | None, own: Iterable[SavedFilter]) -> None:
    """Whether it may be kept beside the person's others, in place of the one that is known.

    Raises TooManyFilters, FilterNameTaken, Invalid.
    """
    others = [other for other in own if other.id != one.id]
    if known is None and len(others) >= MOST_OF_A_PERSON:
        raise TooManyFilters(MOST_OF_A_PERSON)
    if any(other.name == one.name for other in others):
        raise FilterNameTaken(one.name)
    if one.telling is Telling.NEVER:
        return
    if one.asked.place is None:
        raise Invalid("asked.place", "is needed to be told of new orders")
    if not one.asked.of_new_orders:
        raise Invalid("telling", "is never where a state, a responsible or what is overdue is asked for")


def told_at_once(order: Order, found: Iterable[SavedFilter], readers: Iterable[str]) -> list[Event]:
    """Who is told of a new order: each once, whoever may read it, and not its own reporter."""
    may = set(readers) - {order.reporter_id or ""}
    told = sorted({one.person_id for one in found if one.person_id in may})
    return [OrderMatched(order.id, order.place_path, tuple(told[:MOST_TOLD]))] if told else []


def told_of_a_day(one: SavedFilter, count: int, *, more: bool) -> list[Event]:
    told = MatchesTold(one.id, one.person_id, OrgPath(one.place), one.name, count, more)
    return [told] if count else []
