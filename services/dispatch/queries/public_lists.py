# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three lists of an area for everybody to see: what is asked for (需求清单), what is offered (服务清单),
what was done (公示清单).
"""

from services.chassis.http import Input, Paged
from services.chassis.store import Page
from services.chassis.values import OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.categories import Category, Urgency
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import Place
from services.dispatch.policies import CategoryPolicy
from services.dispatch.queries.group_statistics import public_area
from services.dispatch.store import Tx


class ListedArea(Input):
    """Without `place`: the whole district. It is a neighbourhood or an area above it."""

    place: OrgPath | None = None


class ListedPage(Paged, ListedArea):
    """A page of such a list."""


class AreaPage(Paged):
    """The areas directly below this one, without it below the district."""

    below: OrgPath | None = None


def list_public_areas(tx: Tx, query: AreaPage) -> Page[Place]:
    """The areas below one down to the neighbourhoods, by path. Raises UnknownPlace, Invalid, BadCursor."""
    above = public_area(tx, query.below)
    if above.depth >= NEIGHBOURHOOD_DEPTH:
        return Page((), None)
    where = {"parent": above, "active": True}
    return tx.places.page(where, sort="path", after=query.after, limit=query.limit)


def list_public_demand(tx: Tx, query: ListedPage) -> Page[Order]:
    """What is open there: life safety first, then by the next deadline.

    Raises UnknownPlace, Invalid, BadCursor.
    """
    area = public_area(tx, query.place)
    bands = [
        [{"within": area, "open": True, "urgency": level.value} for level in levels]
        for levels in ((Urgency.U0,), (Urgency.U1, Urgency.U2, Urgency.U3))
    ]
    return tx.orders.page(bands, sort="listed_at", after=query.after, limit=query.limit)


def list_public_services(tx: Tx, query: ListedArea) -> list[Category]:
    """What can be asked for there, with the limits that are promised. Raises UnknownPlace, Invalid."""
    area = public_area(tx, query.place)
    return [entry.value() for entry in tx.policy(CategoryPolicy, area).categories if entry.active]


def list_public_results(tx: Tx, query: ListedPage) -> Page[Order]:
    """What has ended there and how, the latest first. Raises UnknownPlace, Invalid, BadCursor."""
    area = public_area(tx, query.place)
    streams = [{"within": area, "open": False, "urgency": level.value} for level in Urgency]
    return tx.orders.page([streams], sort="-listed_at", after=query.after, limit=query.limit)
