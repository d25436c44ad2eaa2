# SPDX-License-Identifier: AGPL-3.0-or-later
"""Orders as service requests of Open311 (GeoReport v2), and what can be asked for as services."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from pydantic import Field

from services.chassis.http import Input, Moment
from services.chassis.values import Invalid, NotFound, OrgPath
from services.dispatch.domain.categories import Category
from services.dispatch.domain.orders import Order
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx

SPAN = timedelta(days=90)
TICK = timedelta(milliseconds=1)
MOST = 1000
"""The standard's own bounds: what one question gives, and over how many days."""
MOST_IDS = 100
MOST_CODES = 20
A_PAGE = 50
A_READ = 200
MOST_READS = 25
STATES: Mapping[str, bool] = {"open": True, "closed": False}


class InJurisdiction(Input):
    """`jurisdiction_id`: the district's code again; no other is answered for."""

    jurisdiction_id: str | None = Field(None, max_length=64)


class RequestFilter(InJurisdiction):
    """Lists are separated by commas. `service_request_id` overrides all others.

    Without a page it is all that the question gives, 1000 at the most; a page has 50 unless `page_size` says.
    """

    service_request_id: str | None = Field(None, min_length=1, max_length=4000)
    service_code: str | None = Field(None, min_length=1, max_length=1000)
    start_date: Moment | None = None
    end_date: Moment | None = None
    status: str | None = Field(None, min_length=1, max_length=20)
    page: int | None = Field(None, ge=1, le=MOST)
    page_size: int | None = Field(None, ge=1, le=500)


def list_services(tx: Tx, query: InJurisdiction) -> list[Category]:
    """What can be asked for; not what has a price, which nobody can accept here. Raises NotFound."""
    check_jurisdiction(tx, query.jurisdiction_id)
    offered = [entry for entry in tx.policy(CategoryPolicy).categories if entry.active and not entry.price]
    return [entry.value() for entry in offered]


def show_service(tx: Tx, code: str, query: InJurisdiction) -> Category:
    """One entry of the catalogue. Raises NotFound."""
    check_jurisdiction(tx, query.jurisdiction_id)
    found = tx.policy(CategoryPolicy).find(code)
    if found is None or found.price:
        raise NotFound("service_code", code)
    return found


def list_requests(tx: Tx, query: RequestFilter) -> list[Order]:
    """The orders of some days, the latest first, or those of these ids. Raises NotFound, Invalid."""
    check_jurisdiction(tx, query.jurisdiction_id)
    first, last = _page(query)
    if query.service_request_id:
        ids = _listed("service_request_id", query.service_request_id, MOST_IDS)
        known = {order.id: order for order in tx.orders.several(ids)}
        return [known[one] for one in ids if one in known][first:last]
    since, until = _days(tx.now, query.start_date, query.end_date)
    opens = _opens(query.status)
    root = {"within": OrgPath(f"/{tx.tenant}")}
    streams: list[Mapping[str, Any]] = [root]
    if query.service_code:
        codes = _listed("service_code", query.service_code, MOST_CODES)
        streams = [{**root, "open": one, "category": code} for one, code in product(sorted(opens), codes)]
    return _read(tx, streams, (since, until), opens, last)[first:]


def show_request(tx: Tx, order_id: str, query: InJurisdiction) -> Order:
    """One order. Raises NotFound."""
    check_jurisdiction(tx, query.jurisdiction_id)
    found = tx.orders.find(order_id)
    if found is None:
        raise NotFound("service_request_id", order_id)
    return found


def check_jurisdiction(tx: Tx, told: str | None) -> None:
    """Raises NotFound for any but the district whose data are read."""
    if told not in (None, "", tx.tenant):
        raise NotFound("jurisdiction_id", str(told))


def _read(
    tx: Tx,
    streams: list[Mapping[str, Any]],
    days: tuple[datetime, datetime],
    opens: frozenset[bool],
    most: int,
) -> list[Order]:
    """Raises Invalid where too many orders would have to be looked at."""
    found: list[Order] = []
    after = None
    for _ in range(MOST_READS):
        page = tx.orders.page(
            [streams],
            sort="-reported_at",
            after=after,
            since=days[0],
            until=days[1] + TICK,
            limit=min(A_READ, most),
            keep=None if len(opens) > 1 else lambda order: order.open in opens,
        )
        found.extend(page.items)
        after = page.next
        if after is None or len(found) >= most:
            return found[:most]
    raise Invalid("start_date", "is too early: ask for fewer days")


def _page(query: RequestFilter) -> tuple[int, int]:
    """From which of the results to which. Raises Invalid behind the last that one question gives."""
    if query.page is None and query.page_size is None:
        return 0, MOST
    size = query.page_size or A_PAGE
    first = ((query.page or 1) - 1) * size
    if first >= MOST:
        raise Invalid("page", f"lies in the first {MOST} requests: ask for fewer days")
    return first, min(first + size, MOST)


def _days(now: datetime, start: datetime | None, end: datetime | None) -> tuple[datetime, datetime]:
    """The last 90 days unless told otherwise, of one date the 90 days at it. Raises Invalid."""
    until = end or (min(now, start + SPAN) if start else now)
    since = start or until - SPAN
    if end and start and start > end:
        raise Invalid("end_date", "lies not before start_date")
    if until - since > SPAN:
        raise Invalid("end_date", "lies at most 90 days behind start_date")
    return since, until


def _opens(status: str | None) -> frozenset[bool]:
    told = _listed("status", status, len(STATES)) if status else list(STATES)
    if not set(told) <= set(STATES):
        raise Invalid("status", "is open or closed")
    return frozenset(STATES[one] for one in told)


def _listed(name: str, given: str, most: int) -> list[str]:
    """What stands between the commas, each once. Raises Invalid."""
    found = list(dict.fromkeys(one.strip() for one in given.split(",") if one.strip()))
    if not 1 <= len(found) <= most:
        raise Invalid(name, f"names one to {most}")
    return found
