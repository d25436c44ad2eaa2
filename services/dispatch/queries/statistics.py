# SPDX-License-Identifier: AGPL-3.0-or-later
"""How areas do: what was reported there in some months, and what is open there now."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.chassis import written
from services.chassis.http import Input, Month, Paged
from services.chassis.store import Page
from services.chassis.store.paging import Position, from_cursor, sortable, to_cursor
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.places import Place
from services.dispatch.domain.tallies import Counts, Present, Standing, Tally, total, total_present
from services.dispatch.store import Tx

A_PAGE = 200


class Months(Input):
    """Orders reported from the month `since` to the month `until`, at most twelve; by default this month."""

    since: Month | None = None
    until: Month | None = None


class AreaMonths(Months):
    """Of a place and all below it."""

    place: OrgPath


class AreasBelow(Paged, Months):
    """Of each area directly below a place."""

    below: OrgPath


@dataclass(frozen=True)
class Statistics:
    """The counts of an area's orders that were reported in these months, and how it stands now."""

    place: OrgPath
    months: tuple[str, ...]
    counts: Counts
    present: Present
    name: str = ""


def show_statistics(tx: Tx, query: AreaMonths) -> Statistics:
    """Counts, on-time share and the three rates of an area, and what is open and overdue there now.

    Raises Forbidden, UnknownPlace, Invalid.
    """
    check_area(tx, query.place)
    months = months_of(tx, query)
    counts, present = list(_tallies(tx, query.place, months)), list(standings(tx, query.place))
    return Statistics(query.place, months, total(counts), total_present(present))


def list_area_statistics(tx: Tx, query: AreasBelow) -> Page[Statistics]:
    """The areas directly below a place, those with most overdue orders first; the lowest is a neighbourhood.

    Raises Forbidden, UnknownPlace, BadCursor.
    """
    check_area(tx, query.below)
    months = months_of(tx, query)
    tallies, standing = list(_tallies(tx, query.below, months)), list(standings(tx, query.below))
    ranked = {}
    for area in _areas(tx, query.below):
        counts = total(tally for tally in tallies if area.path in tally.within)
        present = total_present(one for one in standing if area.path in one.within)
        ranked[_rank(area, present)] = Statistics(area.path, months, counts, present, area.name)
    after = from_cursor(query.after).key if query.after else ""
    left = sorted(rank for rank in ranked if rank > after)
    shown = left[: query.limit]
    more = to_cursor(Position(shown[-1])) if len(left) > len(shown) else None
    return Page(tuple(ranked[rank] for rank in shown), more)


def list_month_statistics(tx: Tx, query: AreaMonths) -> list[Statistics]:
    """How an area does, month by month, the earliest first. Raises Forbidden, UnknownPlace, Invalid."""
    check_area(tx, query.place)
    return by_month(tx, query.place, months_of(tx, query))


def list_public_statistics(tx: Tx, query: Months) -> list[Statistics]:
    """How the district does, month by month: numbers only, for everybody to see (公示)."""
    return by_month(tx, tx.root, months_of(tx, query))


def check_area(tx: Tx, place: OrgPath) -> None:
    """Raises Forbidden, UnknownPlace."""
    tx.require(Permission.ORDERS_READ, place)
    if place != tx.root and tx.place_at(place) is None:
        raise UnknownPlace(place)


def by_month(tx: Tx, place: OrgPath, months: tuple[str, ...]) -> list[Statistics]:
    present = total_present(standings(tx, place))
    return [Statistics(place, (month,), total(_tallies(tx, place, (month,))), present) for month in months]


def _areas(tx: Tx, above: OrgPath) -> Iterator[Place]:
    if above.depth >= NEIGHBOURHOOD_DEPTH:
        return
    yield from tx.places.walk({"parent": above, "active": True}, sort="path")


def _rank(area: Place, present: Present) -> str:
    """Sorts by what is overdue, then by what is open, the most first."""
    return sortable(-present.overdue, sortable(-present.open, area.path))


def _tallies(tx: Tx, place: OrgPath, months: tuple[str, ...]) -> Iterator[Tally]:
    for month in months:
        yield from tx.tallies.walk({"within": place, "month": month})


def standings(tx: Tx, place: OrgPath) -> Iterator[Standing]:
    return tx.standings.walk({"within": place})


def months_of(tx: Tx, query: Months) -> tuple[str, ...]:
    """From `since` to `until`, this one by default. Raises Invalid if none or over twelve."""
    this = f"{tx.calendar.local_date(tx.now):%Y-%m}"
    first = _count(query.since or query.until or this)
    last = _count(query.until or query.since or this)
    if not first <= last < first + 12:
        raise Invalid("until", "lies in the twelve months from since")
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def _count(month: str) -> int:
    first = written.month(month)
    return first.year * 12 + first.month - 1
