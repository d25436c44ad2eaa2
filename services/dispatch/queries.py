# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.chassis.store import Page, RecordedEvent
from services.chassis.values import Forbidden, Invalid, NotFound, OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import ENDED, Order, State, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.domain.places import Place
from services.dispatch.domain.tallies import Counts, Tally, total
from services.dispatch.store import Tx

INTERNAL = "OrderCommented"
MOST_PLACES = 50
STRIPES_A_PAGE = 200


@dataclass(frozen=True, kw_only=True)
class OrderFilter:
    """Which orders: those of a place's subtree, those I handle, or those I reported."""

    place: OrgPath | None = None
    assignee_me: bool = False
    reporter_me: bool = False
    state: State | None = None
    open: bool | None = None
    overdue: bool = False


@dataclass(frozen=True)
class Candidate:
    """Somebody to whom an order at a place can be assigned; `open_orders` is his load, up to 100."""

    id: str
    kind: str
    name: str
    roles: tuple[str, ...]
    open_orders: int


@dataclass(frozen=True)
class SourceVerdict:
    external_id: str
    verdict: Verdict
    due_at: datetime | None
    closed_at: datetime | None


def order_seen(tx: Tx, order_id: str) -> Order:
    """Raises NotFound also for an order that the caller may not know of."""
    order = tx.orders.get(order_id)
    if not access.sees(tx.by, order):
        raise NotFound("order", order_id)
    return order


def list_orders(tx: Tx, wanted: OrderFilter, after: str | None, limit: int) -> Page[Order]:
    where: dict[str, Any] = {}
    if wanted.reporter_me:
        where["reporter_id"] = tx.by.subject
    elif wanted.assignee_me:
        where["assignee.handlers"] = tx.by.subject
    else:
        where["within"] = _area(tx, wanted.place)
    if wanted.state:
        where |= {"state": wanted.state.value, "open": wanted.state not in ENDED}
    if wanted.open is not None:
        where["open"] = wanted.open
    if wanted.overdue:
        where |= {"open": True, "next_due_at": {"$lt": tx.now}}
    sort = "-reported_at" if wanted.reporter_me else "next_due_at"
    return tx.orders.page(where, sort=sort, after=after, limit=limit)


def timeline(tx: Tx, order_id: str, after: str | None, limit: int) -> Page[RecordedEvent]:
    """What happened to the order; internal remarks only for staff."""
    order = order_seen(tx, order_id)
    page = tx.history("order", order_id, after=after, limit=limit)
    if access.is_staff(tx.by, order):
        return page
    shown = (event for event in page.items if not (event.name == INTERNAL and _internal(event)))
    return Page(tuple(shown), page.next)


def candidates(tx: Tx, place: OrgPath) -> list[Candidate]:
    """Persons and companies that handle orders at the place, the least loaded first."""
    tx.require(Permission.ASSIGNEES_READ, place)
    found = tx.place_at(place)
    within = place.ancestors() + (found.grid_path.ancestors() if found and found.grid_path else ())
    duties = tx.duties_at(Permission.ORDERS_HANDLE, within)
    roles: dict[str, set[str]] = {}
    for duty in duties:
        roles.setdefault(duty.person_id, set()).add(duty.role)
    names = person_names(tx, roles)
    people = [
        Candidate(person, "person", names.get(person, ""), tuple(sorted(held)), _load(tx, person))
        for person, held in roles.items()
    ]
    companies = {mandate.company_id for mandate in tx.mandates_at(within)}
    people += [
        Candidate(company, "company", _company_name(tx, company), (), _load(tx, company, "assignee.id"))
        for company in companies
    ]
    return sorted(people, key=lambda one: (one.open_orders, one.name, one.id))


def person_names(tx: Tx, ids: Iterable[str]) -> dict[str, str]:
    """The names of those persons that are known, at most 100 of them."""
    wanted = sorted(set(ids))[:100]
    return {person.id: person.name for person in tx.persons.several(wanted)}


def place_names(tx: Tx, paths: Iterable[str]) -> dict[str, str]:
    """The names of those places that are known, at most 100 of them."""
    wanted = sorted(set(paths))[:100]
    found = tx.places.list({"path": {"$in": wanted}}) if wanted else []
    return {place.path: place.name for place in found}


def own_places(tx: Tx) -> list[Place]:
    """Where the caller has a say, and every place above, from the district down."""
    paths = sorted({path for grant in tx.by.grants for path in grant.at.ancestors()})[:100]
    found = tx.places.list({"path": {"$in": paths}, "active": True}) if paths else []
    return sorted(found, key=lambda place: place.path)


def places_below(tx: Tx, place: OrgPath, after: str | None, limit: int) -> Page[Place]:
    """The places directly below one where the caller reads or reports. Raises Forbidden."""
    if not tx.by.may(Permission.ORDERS_REPORT, place):
        tx.require(Permission.ORDERS_READ, place)
    return tx.places.page({"parent": place, "active": True}, sort="path", after=after, limit=limit)


def statistics(tx: Tx, place: OrgPath, months: tuple[str, ...]) -> Counts:
    """The counts of the orders below a place that were reported in these months."""
    tx.require(Permission.ORDERS_READ, place)
    return total(tally for month in months for tally in _tallies(tx, place, month))


def _tallies(tx: Tx, place: OrgPath, month: str) -> Iterator[Tally]:
    after = None
    while True:
        page = tx.tallies.page({"within": place, "month": month}, after=after, limit=STRIPES_A_PAGE)
        yield from page.items
        after = page.next
        if after is None:
            return


def verdicts(
    tx: Tx, source: str, as_of: datetime | None, after: str | None, limit: int
) -> tuple[list[SourceVerdict], str | None]:
    """What dispatch says about each request of a source, in the order in which they were taken in."""
    tx.require(Permission.INTAKE_WRITE, OrgPath(f"/{tx.tenant}"))
    page = tx.orders.page({"source": source}, after=after, limit=limit)
    found = [
        SourceVerdict(
            order.external_id,
            verdict(order, as_of or tx.now),
            order.overall.due_at if order.overall else None,
            order.closed_at,
        )
        for order in page.items
    ]
    return found, page.next


def _area(tx: Tx, place: OrgPath | None) -> str | dict[str, list[str]]:
    """The subtree asked for, or all that the caller may read."""
    if place is not None:
        tx.require(Permission.ORDERS_READ, place)
        return place
    held = sorted(set(tx.by.places(Permission.ORDERS_READ)))[:MOST_PLACES]
    if not held:
        raise Forbidden(Permission.ORDERS_READ)
    return held[0] if len(held) == 1 else {"$in": list(held)}


def _internal(event: RecordedEvent) -> bool:
    return bool(getattr(event.data, "internal", False))


def _load(tx: Tx, assignee_id: str, field: str = "assignee.handlers") -> int:
    return tx.orders.count({field: assignee_id, "open": True}, limit=100)


def _company_name(tx: Tx, company_id: str) -> str:
    company = tx.companies.find(company_id)
    return company.name if company else ""


def months(tx: Tx, since: str | None, until: str | None) -> tuple[str, ...]:
    """The months from `since` to `until`, this one by default. Raises Invalid if none or over twelve."""
    this = f"{tx.calendar.local_date(tx.now):%Y-%m}"
    first, last = _count(since or until or this), _count(until or since or this)
    if not first <= last < first + 12:
        raise Invalid("until", "lies in the twelve months from since")
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def _count(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
