# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a list of orders is read: from which ranges of which index, and what is then left to look at.

Every list stands on an index that begins with its equalities and ends in its order; lists of several places,
states or urgencies are merged. What no index holds is looked at order by order, so many a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from types import MappingProxyType
from typing import Any

from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import ENDED, Order
from services.dispatch.domain.tallies import total_present
from services.dispatch.queries.order_filter import (
    Keep,
    OrderFilter,
    areas,
    conditions,
    person,
    quadkey,
    reported_between,
)
from services.dispatch.queries.statistics import standings
from services.dispatch.store import Tx

Filters = list[Mapping[str, Any]]
MOST_A_PAGE = 200
MOST_COUNTED = 300
STANDING = MappingProxyType(
    {
        ("open",): "open",
        ("open", "overdue"): "overdue",
        ("open", "urgency"): "danger",
        ("asking", "open"): "asking",
    }
)
"""The parts of a question that a standing has the answer to."""


@dataclass(frozen=True)
class Total:
    """How many orders a list has; `more` if the counting ended before the list."""

    count: int
    more: bool = False


@dataclass(frozen=True)
class OrderList:
    """Bands of an ordering, and what an order of them must hold; `few`: they are one order or none."""

    tx: Tx
    bands: Sequence[Filters]
    sort: str
    left: Mapping[str, Keep]
    since: datetime | None = None
    until: datetime | None = None
    search: str = ""
    few: bool = False

    def page(self, after: str | None, limit: int) -> Page[Order]:
        return self.tx.orders.page(
            self.bands,
            sort=self.sort,
            after=after,
            since=self.since,
            until=self.until,
            limit=limit,
            search=self.search,
            keep=self._keep if self.left else None,
            few=self.few,
        )

    def total(self) -> Total:
        if self.left or self.search or self.few:
            page = self.page(None, MOST_A_PAGE)
            return Total(len(page.items), page.next is not None)
        bounds = {"since": self.since, "until": self.until}
        found = self.tx.orders.count_up_to(MOST_COUNTED + 1, self.bands, sort=self.sort, **bounds)
        return Total(min(found, MOST_COUNTED), found > MOST_COUNTED)

    def _keep(self, order: Order) -> bool:
        return all(holds(order) for holds in self.left.values())


def order_list(tx: Tx, query: OrderFilter) -> OrderList:
    """Raises Forbidden, Invalid."""
    places = areas(tx, query)
    asked = conditions(tx, query, places)
    if query.external_id:
        return _by_source(tx, query, asked)
    if _by_report(query) or query.reporter or query.q:
        return _reported(tx, query, places, asked)
    return _listed(tx, query, places, asked)


def numbered(tx: Tx, query: OrderFilter, number: str) -> tuple[Order, ...]:
    """The order of a number, if it is as the rest of the question says and the caller may see it."""
    places = (query.place,) if query.place else ()
    asked = _without(conditions(tx, query, places), "q").values()
    return tuple(
        order
        for order in reversed(tx.orders.list({"number": number}))
        if query.opens and access.sees(tx.by, order) and all(holds(order) for holds in asked)
    )


def standing_total(tx: Tx, query: OrderFilter) -> Total | None:
    """What is open, overdue or life safety in areas for which that is kept; None for every other list."""
    places = areas(tx, query)
    names = conditions(tx, query, places).keys() - {"place"}
    counted = STANDING.get(tuple(sorted(names)))
    whole = all(OrgPath(place).depth <= NEIGHBOURHOOD_DEPTH for place in places)
    other = counted == "danger" and query.urgencies != (Urgency.U0,)
    named = query.q or query.external_id or query.opens != {True} or query.overdue is False
    if not counted or not places or not whole or other or named:
        return None
    present = total_present(one for place in places for one in standings(tx, OrgPath(place)))
    return Total(getattr(present, counted))


def _by_report(query: OrderFilter) -> bool:
    """Whether the list is in the order of the reports."""
    if query.sort in ("reported", "-reported"):
        if query.assignee or query.assisting or query.asking:
            raise Invalid("sort", "is due or -closed for what is assigned, assisted or waits for assistance")
        return True
    if query.sort and (query.q or query.reporter) and not query.external_id:
        raise Invalid("sort", "is reported or -reported for words and for what somebody reported")
    if query.sort or query.assignee or query.assisting or query.asking:
        return False
    return bool(query.cell or query.category or query.since or query.until) or len(query.opens) > 1


def _by_source(tx: Tx, query: OrderFilter, asked: Mapping[str, Keep]) -> OrderList:
    if not query.source:
        raise Invalid("source", "is needed with external_id")
    where = {"source": query.source, "external_id": query.external_id}
    return OrderList(tx, [[where]], "", _without(asked, "source", "external_id"), few=True)


def _reported(tx: Tx, query: OrderFilter, places: tuple[str, ...], asked: Mapping[str, Keep]) -> OrderList:
    since, until = reported_between(tx, query)
    sort = "reported_at" if query.sort == "reported" else "-reported_at"
    held: tuple[str, ...] = ()
    streams: Filters = [{}]
    if query.reporter:
        streams, held = [{"reporter_id": person(tx, query.reporter)}], ("reporter",)
    elif query.cell and not query.q:
        streams = [{"cells": quadkey(query.cell), "open": open_} for open_ in sorted(query.opens)]
        held = ("cell", "open")
    elif query.category and not query.q:
        by_kind = product(places, sorted(query.opens))
        streams = [{"within": at, "open": open_, "category": query.category} for at, open_ in by_kind]
        held = ("place", "open", "category")
    elif not query.q:
        streams, held = [{"within": place} for place in places], ("place",)
    search = "" if query.reporter else query.q
    return OrderList(tx, [streams], sort, _without(asked, *held, "since", "until"), since, until, search)


def _listed(tx: Tx, query: OrderFilter, places: tuple[str, ...], asked: Mapping[str, Keep]) -> OrderList:
    """By the next deadline, life safety first; ended ones by their end, the latest first."""
    if query.assignee:
        field = "assignee.handlers" if query.assignee == "me" else "assignee.id"
        whose: Filters = [{field: person(tx, query.assignee)}]
        held = {"assignee", "open", "urgency"}
    elif query.assisting:
        whose, held = [{"assisting": tx.by.subject}], {"assisting", "open", "urgency"}
    elif query.asking:
        whose, held = [{"asking": place} for place in places], {"place", "asking", "open", "urgency"}
    else:
        whose = [{"within": place} for place in places]
        held = {"place", "open", "urgency", "state"}
    bands: list[Filters] = [
        [{**one, **how, "urgency": level.value} for one, how, level in product(whose, hows, levels)]
        for open_ in sorted(query.opens, reverse=True)
        for hows in [_hows(query, open_=open_)]
        for levels in _levels(query, open_=open_)
    ]
    late = {"overdue"} if query.overdue else set[str]()
    until = tx.now if query.overdue else None
    sort = "-listed_at" if query.opens == {False} else "listed_at"
    return OrderList(tx, bands, sort, _without(asked, *held, *late), until=until)


def _hows(query: OrderFilter, *, open_: bool) -> Filters:
    states = [state for state in query.states if (state not in ENDED) is open_]
    if query.asking and not query.assignee and not query.assisting:
        return [{}]
    by_state = states and not query.assignee and not query.assisting
    return [{"state": state.value} for state in states] if by_state else [{"open": open_}]


def _levels(query: OrderFilter, *, open_: bool) -> list[list[Urgency]]:
    """Of what is open, life safety before all others."""
    danger: list[Urgency] = [level for level in query.urgencies if open_ and level is Urgency.U0]
    others = [level for level in query.urgencies if level not in danger]
    return [levels for levels in (danger, others) if levels]


def _without(asked: Mapping[str, Keep], *held: str) -> dict[str, Keep]:
    return {name: holds for name, holds in asked.items() if name not in held}
