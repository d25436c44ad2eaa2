# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of saved filters, and those that a new order meets."""

from __future__ import annotations

from functools import cached_property

from services.chassis.store import MOST, Collection, Index
from services.chassis.store.search import says
from services.chassis.values import NotFound
from services.dispatch.domain.filter_errors import TooManyTellings
from services.dispatch.domain.orders import Order
from services.dispatch.domain.saved_filters import (
    MOST_AT_A_PLACE,
    MOST_OF_A_PERSON,
    Asked,
    SavedFilter,
    Telling,
    matches,
)
from services.dispatch.store.incidents import IncidentsUnit

TELL = "filter.tell"
"""The timer of a filter whose owner is told once a working day."""


class FiltersUnit(IncidentsUnit):
    """The part of dispatch's `Tx` that is about saved filters."""

    saved_filters = Collection(
        SavedFilter,
        "saved_filters",
        indexes=(Index("person_id", "_id"), Index("place", "telling", "_id")),
    )

    @cached_property
    def _told_there(self) -> dict[tuple[str, ...], list[SavedFilter]]:
        """Filters that are told at once, by the places that were asked for: an import asks once a place."""
        return {}

    def filters_met_by(self, order: Order) -> list[SavedFilter]:
        """Those of its places that a new order meets and that are told at once."""
        if not order.open:
            return []
        if order.within not in self._told_there:
            where = {"place": {"$in": list(order.within)}, "telling": Telling.AT_ONCE}
            self._told_there[order.within] = self.saved_filters.list(where, limit=MOST)
        return [one for one in self._told_there[order.within] if met(one.asked, order)]

    def own_filter(self, saved_filter_id: str) -> SavedFilter:
        """One of the caller's. Raises NotFound."""
        found = self.saved_filters.get(saved_filter_id)
        if found.person_id != self.by.subject:
            raise NotFound("saved_filter", saved_filter_id)
        return found

    def own_filters(self) -> list[SavedFilter]:
        return self.saved_filters.list({"person_id": self.by.subject}, limit=MOST_OF_A_PERSON)

    def check_tellings(self, one: SavedFilter, known: SavedFilter | None) -> None:
        """Whether one more may be told at once of its place. Raises TooManyTellings."""
        same = known is not None and (known.place, known.telling) == (one.place, one.telling)
        if one.telling is not Telling.AT_ONCE or same:
            return
        there = {"place": one.place, "telling": Telling.AT_ONCE}
        if self.saved_filters.count(there, limit=MOST_AT_A_PLACE) >= MOST_AT_A_PLACE:
            raise TooManyTellings(MOST_AT_A_PLACE)

    def save_filter(self, one: SavedFilter) -> SavedFilter:
        """Keep it, and its timer if its owner is told once a day."""
        self.saved_filters.put(one)
        if one.telling is Telling.DAILY:
            self.timers.set(TELL, one.id, self.calendar.next_opening(self.now))
        else:
            self.timers.cancel(TELL, one.id)
        return one


def met(asked: Asked, order: Order) -> bool:
    """Whether a new order is what is asked for, its words included."""
    words = not asked.q or says([order.description, order.address or ""], asked.q)
    return words and matches(asked, order)
