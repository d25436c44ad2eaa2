# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which orders a list is about."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from services.chassis.http import Day, Id, Input, Line, Name, Paged
from services.chassis.store.search import says
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.map_cells import LISTED
from services.dispatch.domain.orders import ENDED, Order, State, overdue
from services.dispatch.domain.tiles import Tile, exists
from services.dispatch.store import Tx

MOST_PLACES = 50
CELL = f"^({'|'.join(map(str, LISTED))})/[0-9]+/[0-9]+$"
Keep = Callable[[Order], bool]


def _several(names: type[State] | type[Urgency]) -> str:
    one = "|".join(names)
    return f"^({one})(,({one}))*$"


Short = Name


class OrderFilter(Input):
    """All that is said must hold. Without `assignee`, `reporter` or `place`: what the caller may read.

    `state` and `urgency` may name several, with commas between. `since` and `until` are local days of the
    report, both included. `q` finds words, also parts of words, in description and address, without regard to
    case and width, or an order by its number. `sort` is by next deadline with life safety first (`due`: open
    orders), by closing (`-closed`: ended ones) or by report; without it, what suits the filter. What words
    or a reporter name is listed by report, what an assignee has is not. `asking`: what waits for the desk's
    answer to a request for assistance; `assisting`: with what the caller assists.
    """

    place: OrgPath | None = None
    assignee: Literal["me"] | Id | None = None
    reporter: Literal["me"] | Id | None = None
    state: str | None = Field(None, pattern=_several(State), max_length=100)
    urgency: str | None = Field(None, pattern=_several(Urgency), max_length=20)
    open: bool | None = None
    overdue: bool | None = None
    asking: bool = False
    assisting: bool = False
    category: Short | None = None
    channel: Short | None = None
    source: Short | None = None
    external_id: Short | None = None
    since: Day | None = None
    until: Day | None = None
    cell: str | None = Field(None, pattern=CELL, max_length=20)
    q: Line = Field("", max_length=100)
    sort: Literal["due", "-closed", "reported", "-reported"] | None = None

    @property
    def states(self) -> tuple[State, ...]:
        return tuple(State(one) for one in dict.fromkeys((self.state or "").split(",")) if one)

    @property
    def urgencies(self) -> tuple[Urgency, ...]:
        """Those that are asked for; all of them where none is."""
        return tuple(one for one in Urgency if self.urgency is None or one in self.urgency.split(","))

    @property
    def opens(self) -> frozenset[bool]:
        """Open, ended or both, as far as each part of the question lets it be; empty if they contradict."""
        found = {True, False} if self.open is None else {self.open}
        if self.overdue or self.asking or self.sort == "due":
            found &= {True}
        if self.sort == "-closed":
            found &= {False}
        if self.states:
            found &= {state not in ENDED for state in self.states}
        return frozenset(found)


class OrderPage(OrderFilter, Paged):
    """A page of such a list."""


def person(tx: Tx, told: str) -> str:
    return tx.by.subject if told == "me" else told


def quadkey(cell: str) -> str:
    """What the orders in a cell have among their `cells`. Raises Invalid."""
    zoom, column, row = map(int, cell.split("/"))
    if not exists(zoom, column, row):
        raise Invalid("cell", "is a cell of the map")
    return Tile(zoom, column, row).quadkey


def areas(tx: Tx, query: OrderFilter) -> tuple[str, ...]:
    """The subtree asked for, or all that the caller may read; their own lie anywhere. Raises Forbidden."""
    if query.assisting or "me" in (query.assignee, query.reporter):
        return (query.place,) if query.place else ()
    if query.place:
        tx.require(Permission.ORDERS_READ, query.place)
        return (query.place,)
    held = sorted(set(tx.by.places(Permission.ORDERS_READ)))[:MOST_PLACES]
    if not held:
        raise tx.by.refusal(Permission.ORDERS_READ)
    return tuple(one for one in held if not any(other != one and other.covers(one) for other in held))


def reported_between(tx: Tx, query: OrderFilter) -> tuple[datetime | None, datetime | None]:
    """The moments at which the days begin and are over. Raises Invalid."""
    if query.since and query.until and query.since > query.until:
        raise Invalid("until", "lies not before since")
    zone = ZoneInfo(tx.calendar.zone)
    since = datetime.combine(query.since, time(), zone) if query.since else None
    until = datetime.combine(query.until + timedelta(days=1), time(), zone) if query.until else None
    return since, until


def conditions(tx: Tx, query: OrderFilter, places: tuple[str, ...]) -> Mapping[str, Keep]:
    """What each part of the question asks of an order, by its name; `places` are those that may be read."""
    since, until = reported_between(tx, query)
    asked: dict[str, tuple[object, Keep]] = {
        "place": (places, lambda order: not set(places).isdisjoint(order.within)),
        "assignee": (query.assignee, lambda order: _assigned(order, tx, query.assignee or "")),
        "reporter": (query.reporter, lambda order: order.reporter_id == person(tx, query.reporter or "")),
        "state": (query.states, lambda order: order.state in query.states),
        "urgency": (query.urgency, lambda order: order.urgency in query.urgencies),
        "open": (len(query.opens) == 1, lambda order: order.open in query.opens),
        "overdue": (query.overdue is not None, lambda order: overdue(order, tx.now) is query.overdue),
        "asking": (query.asking, lambda order: bool(order.asking)),
        "assisting": (query.assisting, lambda order: tx.by.subject in order.assisting),
        "category": (query.category, lambda order: order.category == query.category),
        "channel": (query.channel, lambda order: order.channel == query.channel),
        "source": (query.source, lambda order: order.source == query.source),
        "external_id": (query.external_id, lambda order: order.external_id == query.external_id),
        "cell": (query.cell, lambda order: query.cell is not None and quadkey(query.cell) in order.cells),
        "q": (
            query.q and (query.reporter or query.external_id),
            lambda order: says([order.description, order.address or ""], query.q),
        ),
        "since": (since, lambda order: since is None or order.reported_at >= since),
        "until": (until, lambda order: until is None or order.reported_at < until),
    }
    return {name: holds for name, (told, holds) in asked.items() if told}


def _assigned(order: Order, tx: Tx, told: str) -> bool:
    who = order.assignee
    return who is not None and (tx.by.subject in who.handlers if told == "me" else who.id == told)
