# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages of a list: wherever its windows lie, they show everything once, in order, forwards and back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.chassis.ids import first_id_at
from services.chassis.store.errors import BadCursor
from services.chassis.store.listing import MOST_LOOKED_AT, Filter, Listing, Sorting
from services.chassis.store.paging import Position, from_cursor, sortable, to_cursor
from services.chassis.store.windows import PACES, Axis, Pace, moments_axis, ordering_axis

NOW = datetime(2026, 11, 28, tzinfo=UTC)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)
AXIS = moments_axis("by_due")
KINDS = ("danger", "plain", "planned")
BANDS = ([{"kind": "danger"}], [{"kind": "plain"}, {"kind": "planned"}])


@dataclass(frozen=True)
class Thing:
    name: str
    kind: str
    due: datetime


@dataclass
class Shelf:
    """A collection in memory; it counts what was asked and how much the asked ranges held."""

    things: Sequence[Thing]
    asked: int = 0
    held: list[int] = field(default_factory=list)

    def fetch(self, where: Filter, sort: tuple[str, int], limit: int) -> list[Thing]:
        self.asked += 1
        found = sorted(self._matching(where), key=lambda one: self.key_of(*sort[:1], one))
        self.held.append(len(found))
        return found[:: sort[1]][:limit]

    def number(self, where: Filter, limit: int) -> int:
        return len(self._matching(where)[:limit])

    def key_of(self, _key: str, value: Thing) -> str:
        return sortable(value.due, value.name)

    def _matching(self, where: Filter) -> list[Thing]:
        bounds = where.get("by_due", {})
        return [
            one
            for one in self.things
            if one.kind == where["kind"]
            and self.key_of("", one) > bounds.get("$gt", "")
            and self.key_of("", one) < bounds.get("$lt", "\uffff")
        ]


near = st.integers(-90 * 24, 90 * 24).map(lambda hours: NOW + timedelta(hours=hours))
far = st.integers(-30, 30).map(lambda years: NOW + timedelta(days=365 * years))
shelves = st.lists(st.tuples(st.sampled_from(KINDS), st.one_of(near, far, st.just(NEVER))), max_size=20).map(
    lambda told: Shelf([Thing(f"{number:02d}", kind, due) for number, (kind, due) in enumerate(told)])
)
paces = st.none() | st.builds(
    Pace, far, st.timedeltas(timedelta(minutes=1), timedelta(days=9000)), st.booleans()
)


def listing(shelf: Shelf, way: int = 1, pace: Pace | None = None, **bounds: str) -> Listing[Any]:
    """As a process would read it that knows no more of it than the pace."""
    shape = ("district", id(shelf), "things")
    if pace:
        PACES.keep((*shape, AXIS.key, way), pace)
    return Listing(shelf, BANDS, Sorting(AXIS, way, windowed=True, **bounds), shape, NOW)


def in_order(shelf: Shelf, way: int) -> list[str]:
    ranked = sorted(shelf.things, key=lambda one: sortable(one.due, one.name), reverse=way < 0)
    return [one.name for one in sorted(ranked, key=lambda one: one.kind != "danger")]


@settings(max_examples=30)
@given(shelves, paces, st.sampled_from((1, -1)), st.integers(1, 7))
def test_pages_show_all_once_forwards_and_back(shelf: Shelf, pace: Pace | None, way: int, limit: int) -> None:
    pages = [listing(shelf, way, pace).page(Position(), limit)]
    while pages[-1].next:
        pages.append(listing(shelf, way).page(from_cursor(pages[-1].next), limit))
    shown = [[one.name for one in page.items] for page in pages]
    assert [name for page in shown for name in page] == in_order(shelf, way)
    assert pages[0].previous is None
    for before, page in zip(reversed(shown[:-1]), reversed(pages[1:]), strict=True):
        assert page.previous
        again = listing(shelf, way).page(from_cursor(page.previous), limit)
        assert [one.name for one in again.items] == before
        assert again.next
        forth = listing(shelf, way).page(from_cursor(again.next), limit)
        assert [one.name for one in forth.items] == [one.name for one in page.items]


@settings(max_examples=30)
@given(shelves, paces, st.integers(1, 7))
def test_what_is_not_kept_is_passed_over(shelf: Shelf, pace: Pace | None, limit: int) -> None:
    after, shown = Position(), []
    while True:
        page = listing(shelf, 1, pace).page(after, limit, lambda one: one.name.endswith("3"))
        shown += [one.name for one in page.items]
        if not page.next:
            break
        after = from_cursor(page.next)
    assert shown == [name for name in in_order(shelf, 1) if name.endswith("3")]


@settings(max_examples=30)
@given(shelves, paces, st.integers(1, 30))
def test_counting_goes_no_further_than_asked(shelf: Shelf, pace: Pace | None, most: int) -> None:
    assert listing(shelf, 1, pace).count(most) == min(most, len(shelf.things))


@settings(max_examples=30)
@given(shelves, paces, far, st.sampled_from((1, -1)))
def test_bounds_hold(shelf: Shelf, pace: Pace | None, until: datetime, way: int) -> None:
    page = listing(shelf, way, pace, high=sortable(until, "")).page(Position(), 200)
    assert {one.name for one in page.items} == {one.name for one in shelf.things if one.due < until}


def crowd(count: int) -> Shelf:
    """Ten a day, backwards from now."""
    return Shelf([Thing(f"{n:06d}", "plain", NOW - timedelta(minutes=144 * n)) for n in range(count)])


@pytest.mark.parametrize("way", [1, -1])
def test_a_page_that_was_read_before_costs_no_more_in_a_crowd(way: int) -> None:
    held = []
    for count in (400, 4_000):
        shelf = crowd(count)
        listing(shelf, way).page(Position(), 50)
        shelf.held.clear()
        listing(shelf, way).page(Position(), 50)
        held.append(sum(shelf.held))
    assert held[1] <= 2 * held[0] <= 400


def test_a_second_page_knows_that_the_next_bands_are_empty() -> None:
    """It went through them in windows of a tenth of a second each time: it did not begin where they begin."""
    shelf = Shelf([Thing(f"{number:03d}", "danger", NOW + timedelta(hours=number)) for number in range(20)])
    pages = listing(shelf)
    second = from_cursor(str(pages.page(Position(""), 10).next))
    costs = []
    for bands in (BANDS[:1], BANDS, BANDS):
        shelf.asked = 0
        replace(pages, bands=bands).page(second, 20)
        costs.append(shelf.asked)
    assert costs[2] - costs[0] <= 2 * len(BANDS[1])


def test_a_page_looks_at_so_much_and_no_more() -> None:
    shelf = crowd(1_000)
    page = listing(shelf).page(Position(), 10, lambda _: False)
    assert (page.items, bool(page.next)) == ((), True)
    assert from_cursor(page.next or "").key == shelf.key_of("", shelf.things[-MOST_LOOKED_AT])


def test_a_band_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadCursor):
        listing(crowd(1)).page(from_cursor(to_cursor(Position("x", 7))), 10)


@dataclass
class Keys:
    """A collection of nothing but ordering keys."""

    keys: Sequence[str]
    held: list[int] = field(default_factory=list)

    def fetch(self, where: Filter, sort: tuple[str, int], limit: int) -> list[str]:
        bounds = where.get("by_it", {})
        found = [key for key in self.keys if bounds.get("$gt", "") < key < bounds.get("$lt", "\uffff")]
        self.held.append(len(found))
        return sorted(found)[:: sort[1]][:limit]

    def number(self, where: Filter, limit: int) -> int:
        return len(self.fetch(where, ("by_it", 1), limit))

    def key_of(self, _key: str, value: str) -> str:
        return value


def id_at(moment: datetime, number: int) -> str:
    return f"{first_id_at(moment)[:-4]}{number:04x}"


ORDERINGS = {
    date: lambda moment, number: sortable(moment.date(), f"{number:04d}"),
    date | None: lambda moment, number: sortable(moment.date() if number else None, f"{number:04d}"),
    str: lambda moment, number: id_at(moment, number) if number else "unit:nobody knows",
}


def keyed(keys: Keys, axis: Axis, way: int) -> Listing[str]:
    sorting = Sorting(axis, way, windowed=True)
    return Listing(keys, [[{}]], sorting, ("district", id(keys)), NOW)


@pytest.mark.parametrize("kind", ORDERINGS)
@settings(max_examples=30)
@given(st.lists(st.one_of(near, near, far), max_size=30), st.sampled_from((1, -1)), st.integers(1, 7))
def test_orderings_by_days_and_ids_show_all_once(
    kind: Any, moments: list[datetime], way: int, limit: int
) -> None:
    keys = Keys([ORDERINGS[kind](moment, number) for number, moment in enumerate(moments)])
    axis, shown, position = ordering_axis("by_it", kind), [], Position()
    while True:
        page = keyed(keys, axis, way).page(position, limit)
        shown += page.items
        if not page.next:
            break
        position = from_cursor(page.next)
    assert shown == sorted(keys.keys)[::way]


def test_an_import_of_a_thousand_ids_a_second_is_read_in_small_windows() -> None:
    keys = Keys([id_at(NOW + timedelta(milliseconds=number), number) for number in range(5_000)])
    axis, position, pages = ordering_axis("by_it", str), Position(), 0
    while True:
        page = keyed(keys, axis, 1).page(position, 100)
        pages += 1
        if not page.next:
            break
        position = from_cursor(page.next)
        if pages == 1:
            keys.held.clear()
    assert pages == 50
    assert sum(keys.held) < 2 * 5_000


@pytest.mark.parametrize(("way", "most"), [(1, 12), (-1, 18)])
def test_an_empty_list_takes_few_statements_when_it_is_first_read(way: int, most: int) -> None:
    """It took 132: one for each month of eleven years, and so for each band of it."""
    shelf = Shelf([])
    listing(shelf, way).page(Position(), 50)
    assert shelf.asked <= most * sum(map(len, BANDS))


@pytest.mark.parametrize("days", [0, 40, 400])
def test_a_crowded_list_is_not_read_whole_when_it_is_first_read(days: int) -> None:
    """Where it lies is looked for by ever wider windows, but by months from where it was found."""
    things = [Thing(f"{n:05d}", "danger", NOW - timedelta(days=days, hours=n)) for n in range(20_000)]
    shelf = Shelf(things)
    listing(shelf, -1).page(Position(), 50)
    assert max(shelf.held) <= 24 * max(32, days)
