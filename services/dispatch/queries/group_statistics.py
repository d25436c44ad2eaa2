# SPDX-License-Identifier: AGPL-3.0-or-later
"""How orders of a category or of a company do, in an area and some months."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.chassis.http import Paged
from services.chassis.store import MOST_IDS, Page
from services.chassis.store.paging import Position, from_cursor, sortable, to_cursor
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.tallies import By, Counts
from services.dispatch.policies import CategoryPolicy
from services.dispatch.queries.statistics import Months, Statistics, by_month, check_area, months_of
from services.dispatch.store import Tx

MOST_MONTHS_ABOVE = 3
"""Groups of an area above a neighbourhood are added up over so many months at the most."""


class GroupsAt(Paged, Months):
    """Of a place and all below it; above a neighbourhood at most three months."""

    place: OrgPath


class PublicArea(Months):
    """Without `place`: the whole district. It is a neighbourhood or an area above it."""

    place: OrgPath | None = None


class PublicGroups(Paged, PublicArea):
    """Above a neighbourhood at most three months."""


@dataclass(frozen=True)
class GroupStatistics:
    """The counts of one category's or company's orders that were reported in these months."""

    place: OrgPath
    months: tuple[str, ...]
    key: str
    name: str
    name_en: str
    counts: Counts


def list_category_statistics(tx: Tx, query: GroupsAt) -> Page[GroupStatistics]:
    """The categories of an area's orders, those with most orders first.

    Raises Forbidden, UnknownPlace, Invalid, BadCursor.
    """
    check_area(tx, query.place)
    return _page(tx, By.CATEGORY, query.place, query, query)


def list_company_statistics(tx: Tx, query: GroupsAt) -> Page[GroupStatistics]:
    """The companies responsible for an area's orders, those with most orders first.

    Raises Forbidden, UnknownPlace, Invalid, BadCursor.
    """
    check_area(tx, query.place)
    return _page(tx, By.COMPANY, query.place, query, query)


def list_public_month_statistics(tx: Tx, query: PublicArea) -> list[Statistics]:
    """How an area does, month by month. Raises UnknownPlace, Invalid."""
    return by_month(tx, public_area(tx, query.place), months_of(tx, query))


def list_public_category_statistics(tx: Tx, query: PublicGroups) -> Page[GroupStatistics]:
    """The categories of an area's orders; no shares of few answers.

    Raises UnknownPlace, Invalid, BadCursor.
    """
    return _public(tx, By.CATEGORY, query)


def list_public_company_statistics(tx: Tx, query: PublicGroups) -> Page[GroupStatistics]:
    """The companies that serve an area; no shares of few answers. Raises UnknownPlace, Invalid, BadCursor."""
    return _public(tx, By.COMPANY, query)


def public_area(tx: Tx, place: OrgPath | None) -> OrgPath:
    """The area that is asked for in public: a neighbourhood or above. Raises UnknownPlace, Invalid."""
    if place is None or place == tx.root:
        return tx.root
    if place.depth > NEIGHBOURHOOD_DEPTH:
        raise Invalid("place", "is a neighbourhood or an area above it")
    found = tx.place_at(place)
    if found is None or not found.active:
        raise UnknownPlace(place)
    return place


def _public(tx: Tx, by: By, query: PublicGroups) -> Page[GroupStatistics]:
    return _page(tx, by, public_area(tx, query.place), query, query)


def _page(tx: Tx, by: By, place: OrgPath, paged: Paged, asked: Months) -> Page[GroupStatistics]:
    months = months_of(tx, asked)
    if place.depth < NEIGHBOURHOOD_DEPTH and len(months) > MOST_MONTHS_ABOVE:
        raise Invalid("until", f"lies in the {MOST_MONTHS_ABOVE} months from since, above a neighbourhood")
    counts = _counted(tx, by, place, months)
    ranked = {sortable(-one.reported, key): key for key, one in counts.items() if one != Counts()}
    after = from_cursor(paged.after).key if paged.after else ""
    left = sorted(rank for rank in ranked if rank > after)
    shown = left[: paged.limit]
    names = _names(tx, by, place, [ranked[rank] for rank in shown])
    items = [
        GroupStatistics(place, months, key, *names.get(key, (key, key)), counts[key])
        for key in (ranked[rank] for rank in shown)
    ]
    return Page(tuple(items), to_cursor(Position(shown[-1])) if len(left) > len(shown) else None)


def _counted(tx: Tx, by: By, place: OrgPath, months: tuple[str, ...]) -> dict[str, Counts]:
    found: dict[str, Counts] = {}
    for month in months:
        for tally in tx.group_tallies.walk({"within": place, "by": by.value, "month": month}):
            found[tally.key] = found.get(tally.key, Counts()).plus(tally.counts)
    return found


def _names(tx: Tx, by: By, place: OrgPath, keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """In both languages; a company has one."""
    if by is By.CATEGORY:
        entries = tx.policy(CategoryPolicy, place).categories
        return {entry.code: (entry.name, entry.name_en) for entry in entries}
    wanted = sorted(keys)
    parts = (wanted[first : first + MOST_IDS] for first in range(0, len(wanted), MOST_IDS))
    return {one.id: (one.name, one.name) for part in parts for one in tx.companies.several(part)}
