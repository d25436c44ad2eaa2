# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from services.chassis.http import Input, Moment, Paged
from services.chassis.store import Page, RecordedEvent
from services.chassis.values import Forbidden, Invalid, NotFound, OrgPath
from services.dispatch.domain import access, numbers
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.categories import Category
from services.dispatch.domain.orders import ENDED, Order, State, verdict
from services.dispatch.domain.outcomes import Verdict
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.domain.tallies import Counts, Tally, total
from services.dispatch.policies import CategoryPolicy, OrderPolicy
from services.dispatch.store import Tx

INTERNAL = "OrderCommented"
MOST_PLACES = 50
MOST_SIMILAR = 20
STRIPES_A_PAGE = 200


Month = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class OrderFilter(Paged):
    """Without `assignee`, `reporter` or `place`: all that the caller may read.

    `q` finds words, also parts of words, in description and address, without regard to case and width.
    """

    place: OrgPath | None = None
    assignee: Literal["me"] | None = None
    reporter: Literal["me"] | None = None
    state: State | None = None
    open: bool | None = None
    overdue: bool = False
    q: str = Field("", max_length=100)


class AtPlace(Input):
    place: OrgPath


class Similar(AtPlace):
    """What somebody is about to report."""

    category: str = Field(min_length=1, max_length=40)


class Below(Paged):
    below: OrgPath


class OfSource(Paged):
    """`as_of`: the moment of judging, by default now."""

    source: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")
    as_of: Moment | None = None


class Months(Input):
    """Orders reported from the month `since` to the month `until`, at most twelve; by default this month."""

    since: Month | None = None
    until: Month | None = None


class AreaMonths(Months):
    """Of a place and all below it."""

    place: OrgPath


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


@dataclass(frozen=True)
class Statistics:
    """The counts of an area's orders that were reported in these months."""

    place: OrgPath
    months: tuple[str, ...]
    counts: Counts


def show_order(tx: Tx, order_id: str) -> Order:
    """One order, with what the caller can do with it now.

    Raises NotFound also for an order that they may not know of.
    """
    order = tx.orders.get(order_id)
    if not access.sees(tx.by, order):
        raise NotFound("order", order_id)
    return order


def list_orders(tx: Tx, query: OrderFilter) -> Page[Order]:
    """Orders of an area or mine to do, by next deadline; those I reported or with a text, latest first."""
    where = _whose(tx, query)
    if number := numbers.said(query.q, tx.policy(OrderPolicy).number_prefix):
        named = tx.orders.list({"number": number})
        return Page(tuple(order for order in reversed(named) if access.sees(tx.by, order)), None)
    opens = _opens(query)
    if len(opens) > 1:
        return Page((), None)  # open and ended: no order is both
    if opens:
        where["open"] = opens.pop()
    if query.state:
        where["state"] = query.state.value
    if not query.reporter and not query.q:
        where.setdefault("open", {"$in": [False, True]})  # so that the index sorts
        until = tx.now if query.overdue else None
        return tx.orders.page(where, sort="next_due_at", after=query.after, until=until, limit=query.limit)
    if query.overdue:
        where["next_due_at"] = {"$lt": tx.now}
    return tx.orders.page(where, sort="-reported_at", after=query.after, limit=query.limit, search=query.q)


def list_similar_orders(tx: Tx, query: Similar) -> list[Order]:
    """Open orders of the same kind that were reported nearby of late, latest first: perhaps it is known.

    Of another's flat nobody learns who may not see the order.
    """
    access.check_report(tx.by, query.place)
    since = tx.now - timedelta(days=tx.policy(OrderPolicy, query.place).duplicate_days)
    found = tx.open_near(access.around(query.place), query.category, since, MOST_SIMILAR)
    places = tx.places_at(order.place_path for order in found)
    private = {place.path for place in places if place.kind == FLAT} - {query.place}
    return [order for order in found if access.sees(tx.by, order) or order.place_path not in private]


def list_timeline(tx: Tx, order_id: str, query: Paged) -> Page[RecordedEvent]:
    """What happened to the order, oldest first; internal remarks only for staff."""
    order = show_order(tx, order_id)
    page = tx.history("order", order_id, after=query.after, limit=query.limit)
    if access.is_staff(tx.by, order):
        return page
    shown = (event for event in page.items if not (event.name == INTERNAL and event.data.internal))
    return Page(tuple(shown), page.next)


def list_assignees(tx: Tx, query: AtPlace) -> list[Candidate]:
    """Persons and companies that handle orders at a place, the least loaded first."""
    place = query.place
    tx.require(Permission.ASSIGNEES_READ, place)
    found = tx.place_at(place)
    within = place.ancestors() + (found.grid_path.ancestors() if found and found.grid_path else ())
    role_grants = tx.grants_at(Permission.ORDERS_HANDLE, within)
    roles: dict[str, set[str]] = {}
    for role_grant in role_grants:
        roles.setdefault(role_grant.person_id, set()).add(role_grant.role)
    names = person_names(tx, roles)
    people = [
        Candidate(person, "person", names.get(person, ""), tuple(sorted(held)), _load(tx, person))
        for person, held in roles.items()
    ]
    companies = {appointment.company_id for appointment in tx.appointments_at(within)}
    people += [
        Candidate(one.id, "company", one.name, (), _load(tx, one.id, "assignee.id"))
        for one in tx.companies.several(sorted(companies)[:MOST_PLACES])
    ]
    return sorted(people, key=lambda one: (one.open_orders, one.name, one.id))


def person_names(tx: Tx, ids: Iterable[str]) -> dict[str, str]:
    """The names of those persons that are known, at most 100 of them."""
    wanted = sorted(set(ids))[:100]
    return {person.id: person.name for person in tx.persons.several(wanted)}


def list_own_places(tx: Tx) -> list[Place]:
    """Where the caller has a say, with the places above, from the district down."""
    paths = sorted({path for grant in tx.by.grants for path in grant.at.ancestors()})[:100]
    found = tx.places.list({"path": {"$in": paths}, "active": True}) if paths else []
    return sorted(found, key=lambda place: place.path)


def list_places(tx: Tx, query: Below) -> Page[Place]:
    """The places directly below one where the caller reads or reports. Raises Forbidden."""
    if not tx.by.may(Permission.ORDERS_REPORT, query.below):
        tx.require(Permission.ORDERS_READ, query.below)
    where = {"parent": query.below, "active": True}
    return tx.places.page(where, sort="path", after=query.after, limit=query.limit)


def show_statistics(tx: Tx, query: AreaMonths) -> Statistics:
    """Counts, on-time share and the three rates of an area."""
    tx.require(Permission.ORDERS_READ, query.place)
    months = _months(tx, query)
    counted = total(tally for month in months for tally in _tallies(tx, query.place, month))
    return Statistics(query.place, months, counted)


def list_public_statistics(tx: Tx, query: Months) -> list[Statistics]:
    """How the district does, month by month: numbers only, for everybody to see (公示)."""
    district = OrgPath(f"/{tx.tenant}")
    return [
        Statistics(district, (month,), total(_tallies(tx, district, month))) for month in _months(tx, query)
    ]


def list_public_categories(tx: Tx) -> list[Category]:
    """What can be asked for in the district, and the limits that are promised (服务清单)."""
    return [entry.value() for entry in tx.policy(CategoryPolicy).categories if entry.active]


def _tallies(tx: Tx, place: OrgPath, month: str) -> Iterator[Tally]:
    after = None
    while True:
        page = tx.tallies.page({"within": place, "month": month}, after=after, limit=STRIPES_A_PAGE)
        yield from page.items
        after = page.next
        if after is None:
            return


def list_verdicts(tx: Tx, query: OfSource) -> Page[SourceVerdict]:
    """On time, overdue or none, for each request of a source, in the order in which they were taken in."""
    tx.require(Permission.INTAKE_WRITE, OrgPath(f"/{tx.tenant}"))
    page = tx.orders.page({"source": query.source}, after=query.after, limit=query.limit)
    found = (
        SourceVerdict(
            order.external_id,
            verdict(order, query.as_of or tx.now),
            order.overall.due_at if order.overall else None,
            order.closed_at,
        )
        for order in page.items
    )
    return Page(tuple(found), page.next)


def _whose(tx: Tx, query: OrderFilter) -> dict[str, Any]:
    if query.reporter:
        return {"reporter_id": tx.by.subject}
    if query.assignee:
        return {"assignee.handlers": tx.by.subject}
    return {"within": _area(tx, query.place)}


def _opens(query: OrderFilter) -> set[bool]:
    """Whether the orders that are asked for are open, as each part of the question has it."""
    said = (query.open, True if query.overdue else None, query.state not in ENDED if query.state else None)
    return {one for one in said if one is not None}


def _area(tx: Tx, place: OrgPath | None) -> str | dict[str, list[str]]:
    """The subtree asked for, or all that the caller may read."""
    if place is not None:
        tx.require(Permission.ORDERS_READ, place)
        return place
    held = sorted(set(tx.by.places(Permission.ORDERS_READ)))[:MOST_PLACES]
    if not held:
        raise Forbidden(Permission.ORDERS_READ)
    return held[0] if len(held) == 1 else {"$in": list(held)}


def _load(tx: Tx, assignee_id: str, field: str = "assignee.handlers") -> int:
    return tx.orders.count({field: assignee_id, "open": True}, limit=100)


def _months(tx: Tx, query: Months) -> tuple[str, ...]:
    """From `since` to `until`, this one by default. Raises Invalid if none or over twelve."""
    this = f"{tx.calendar.local_date(tx.now):%Y-%m}"
    first = _count(query.since or query.until or this)
    last = _count(query.until or query.since or this)
    if not first <= last < first + 12:
        raise Invalid("until", "lies in the twelve months from since")
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(first, last + 1))


def _count(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
