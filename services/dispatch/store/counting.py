# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is counted as orders change, in the transaction that changes them: tallies, standings, duties, map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import calendar_at
from services.chassis.ids import pick
from services.chassis.store import MOST, MOST_IDS, Collection, Index, UnitOfWork
from services.chassis.values import OrgPath
from services.dispatch.domain.duties import CLAIMED, OPEN, Duty, duties_of
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.map_cells import (
    MapCell,
    Mark,
    OfCategory,
    cell_of,
    cells_of,
    marks_at,
    marks_of,
)
from services.dispatch.domain.orders import Order
from services.dispatch.domain.tallies import (
    STRIPES,
    By,
    Counts,
    Present,
    Standing,
    Tally,
    counted_at,
    counts_of,
    groups_of,
    present_of,
    standing_of,
    tally_of,
)

GROUPS = tuple(f"{by}/" for by in By)


class CountingUnit(UnitOfWork):
    tallies = Collection(Tally, "tallies", indexes=(Index("within", "month", "_id"),))
    group_tallies = Collection(
        Tally, "group_tallies", indexes=(Index("within", "by", "month", "_id"),), noun="group_tally"
    )
    standings = Collection(Standing, "standings", indexes=(Index("within", "_id"),))
    duties = Collection(Duty, "duties", noun="duty")
    map_cells = Collection(
        MapCell,
        "map_cells",
        noun="map_cell",
        orderings=("quadkey",),
        indexes=(Index("within", "map", "by_quadkey"),),
    )

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return calendar_at(self, self.root)

    def read_tallies(self, counted: Iterable[tuple[OrgPath, datetime, str]]) -> None:
        """Read at once what orders count in, each given by its place, the report's time, its category."""
        known = [(place, self.month(at), f"{By.CATEGORY}/{category}") for place, at, category in counted]
        stripe = self.stripe
        tallies = {tally_of(place, month, stripe).id for place, month, _ in known}
        self.tallies.several(sorted(tallies)[:MOST_IDS])
        groups = {tally_of(place, month, stripe, group).id for place, month, group in known}
        self.group_tallies.several(sorted(groups)[:MOST_IDS])
        standings = {standing_of(place, stripe).id for place, _, _ in known}
        self.standings.several(sorted(standings)[:MOST_IDS])

    def read_cells(self, located: Iterable[tuple[GeoPoint, OrgPath, OrgPath | None, datetime]]) -> None:
        """Read at once the cells in which orders count, each given by its point, place, grid, the report."""
        marks = {
            mark
            for point, place, grid, at in located
            for mark in marks_at(point, place, grid, self.month(at))
        }
        self.map_cells.several(sorted(cell_of(mark, self.stripe).id for mark in marks)[:MOST])

    @cached_property
    def stripe(self) -> int:
        """Another one when a unit that met a conflict runs again."""
        return pick(STRIPES)

    def counted_month(self, order: Order) -> str:
        """The month in whose tally it stands: that of its report, in the zone which the district had then."""
        return order.counted_month or self.month(order.reported_at)

    def month(self, at: datetime) -> str:
        return f"{self.calendar.local_date(at):%Y-%m}"

    def count_order(self, before: Order | None, after: Order) -> None:
        """Count an order where it lies now, and no more where it lay before."""
        self._tally(before, after)
        self._stand(before, after)
        self._chart(before, after)
        if before is None or before.counted_in != after.counted_in or before.assignee != after.assignee:
            self._bear(before, after)

    def _tally(self, before: Order | None, after: Order) -> None:
        was, now = self.contributions(before), self.contributions(after)
        for place, month, group in sorted(was.keys() | now.keys()):
            key = (place, month, group)
            old, new = was.get(key, Counts()), now.get(key, Counts())
            if old != new:
                empty = tally_of(place, month, self.stripe, group)
                kept = self.group_tallies if group else self.tallies
                kept.put((kept.find(empty.id) or empty).moved(old, new))

    def contributions(self, order: Order | None) -> dict[tuple[OrgPath, str, str], Counts]:
        """What it adds to which tally: that of its place and those of its groups."""
        if order is None:
            return {}
        place, month, counts = counted_at(order.place_path), self.counted_month(order), counts_of(order)
        groups = (one for one in order.counted_in if one.startswith(GROUPS))
        return {(place, month, group): counts for group in ("", *groups)}

    def _stand(self, before: Order | None, after: Order) -> None:
        was = {counted_at(before.place_path): present_of(before)} if before else {}
        now = {counted_at(after.place_path): present_of(after)}
        for place in sorted(was.keys() | now.keys()):
            old, new = was.get(place, Present()), now.get(place, Present())
            if old != new:
                blank = standing_of(place, self.stripe)
                self.standings.put((self.standings.find(blank.id) or blank).moved(old, new))

    def marks(self, order: Order | None) -> dict[Mark, OfCategory]:
        """Where on the map it counts."""
        return marks_of(order, self.counted_month(order)) if order else {}

    def _chart(self, before: Order | None, after: Order) -> None:
        was, now = self.marks(before), self.marks(after)
        moved = sorted(mark for mark in was.keys() | now.keys() if was.get(mark) != now.get(mark))
        empty = {mark: cell_of(mark, self.stripe) for mark in moved}
        kept = {cell.id: cell for cell in self.map_cells.several(one.id for one in empty.values())}
        for mark, blank in empty.items():
            cell = kept.get(blank.id, blank)
            self.map_cells.put(cell.moved(was.get(mark), now.get(mark)))

    def _bear(self, before: Order | None, after: Order) -> None:
        """Whoever is responsible has one more, whoever was one less."""
        was, now = set(before.counted_in if before else ()), set(after.counted_in)
        newly = (
            after.assignee
            if after.open and (before is None or before.assignee_id != after.assignee_id)
            else None
        )
        for who in sorted({one.partition("/")[2] for one in was ^ now if not one.startswith(GROUPS)}):
            open_by = (f"{OPEN}/{who}" in now) - (f"{OPEN}/{who}" in was)
            claimed_by = (f"{CLAIMED}/{who}" in now) - (f"{CLAIMED}/{who}" in was)
            last_at = self.now if newly and newly.id == who else None
            duty = self.duties.find(who) or Duty(who)
            self.duties.put(duty.moved(open_by, claimed_by, last_at))


def counted(order: Order, month: str) -> Order:
    """The order with what it counts in, and the cells of the map whose lists it stands in."""
    groups = (*groups_of(order), *duties_of(order))
    return replace(order, counted_month=month, counted_in=groups, cells=cells_of(order))
