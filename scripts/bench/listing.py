# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists: what desks and residents ask dispatch for, of a district with few orders and of one with many.

The large one stands among other districts. Both stand in the same engine and are asked in turn, so what
remains of a ratio is what the orders and the other districts cost. A process remembers of each district how
its lists were read last.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from time import monotonic

from scripts.bench import towns
from scripts.bench.measure import Series, in_turn
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects import service
from scripts.bench.towns import Town
from services.chassis.clock import system_now
from services.chassis.store import Store
from services.chassis.store.timers import TIMERS, TimerQueue
from services.chassis.values import OrgPath
from services.dispatch.app import open_store
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.orders import State
from services.dispatch.queries.group_statistics import GroupsAt, list_category_statistics
from services.dispatch.queries.order_filter import OrderPage
from services.dispatch.queries.orders import list_orders, show_total
from services.dispatch.queries.statistics import (
    AreaMonths,
    AreasBelow,
    list_area_statistics,
    show_statistics,
)
from services.dispatch.store import Tx

MOST = 2.0
"""A page of a large district may take so many times that of a small one."""

PAGE = 25
DUE, ATTEMPTS = 200, 3
FIRST_NEIGHBOUR, NEIGHBOUR_ORDERS = 410_001, 500


def lists(run: Run) -> Outcome:
    """Each request's time in the large district as a ratio to that in the small one."""
    sizes, beside = run.sizes.orders, run.sizes.districts
    pair = [Town(f"32058{number}", count) for number, count in enumerate(sizes)]
    neighbours = [Town(f"{FIRST_NEIGHBOUR + number}", NEIGHBOUR_ORDERS) for number in range(beside - 1)]
    stores = [_filled(run, pair[0], ()), _filled(run, pair[1], neighbours)]
    outcome = Outcome(
        f"Lists of a district with {sizes[1]:,} orders, one of {beside}, and of one with {sizes[0]:,}", "ms"
    )
    asked = [_requests(town, store) for town, store in zip(pair, stores, strict=True)]
    for name in asked[0]:
        asks = [
            partial(_ask, store, town, one[name])
            for store, town, one in zip(stores, pair, asked, strict=True)
        ]
        few, many = in_turn(asks, run.sizes.lookups)
        for size, series in zip(sizes, (few, many), strict=True):
            outcome.bar(f"{name} {size:,}", series)
            outcome.figure(f"list_ms.{name}.{size}", series)
        ratio = many.median / few.median
        outcome.ratio(f"lists.{name}", Series((ratio,)), most=MOST)
        run.say(f"    {name:<16} {few.median:7.2f} ms  {many.median:7.2f} ms  × {ratio:.2f}")
    return outcome


def _ask(store: Store[Tx], town: Town, request: Callable[[Tx], object]) -> None:
    request(store.reader(town.asker))


def _requests(town: Town, store: Store[Tx]) -> dict[str, Callable[[Tx], object]]:
    home, now = town.home, system_now()

    def asked(**given: object) -> OrderPage:
        return OrderPage.model_validate({"limit": PAGE, **given})

    def page(**given: object) -> Callable[[Tx], object]:
        return lambda tx: list_orders(tx, asked(**given))

    def second(**given: object) -> Callable[[Tx], object]:
        return lambda tx: list_orders(tx, asked(**given, after=list_orders(tx, asked(**given)).next))

    recent = (now - timedelta(days=2)).date()
    return {
        "open": page(place=home, open=True),
        "open_second": second(place=home, open=True),
        "building": page(place=OrgPath(f"{home}/c01/b00"), open=True),
        "overdue": page(place=home, open=True, overdue=True),
        "danger": page(place=home, open=True, urgency=Urgency.U0.value),
        "state": page(place=home, state=State.SUBMITTED.value),
        "ended": page(place=home, open=False),
        "category": page(place=home, category="lamp"),
        "days": page(place=home, since=recent),
        "text": page(place=home, q="桂花树"),
        "reported_by_me": page(reporter="me"),
        "assigned_to_me": page(assignee="me", open=True),
        "total": lambda tx: show_total(tx, asked(place=home, open=True, category="lamp")),
        "rates": lambda tx: show_statistics(tx, AreaMonths(place=home)),
        "rates_of_areas": lambda tx: list_area_statistics(tx, AreasBelow(below=town.root)),
        "rates_of_categories": lambda tx: list_category_statistics(tx, GroupsAt(place=home)),
        "deadline_scan": lambda _: _scan(store),
    }


def _scan(store: Store[Tx]) -> None:
    """The moments that have come, among the town's others: as many in both."""
    found = TimerQueue(store.database, DUE, ATTEMPTS).look(system_now()).due
    if len(found) != DUE:
        raise RuntimeError(f"found {len(found)} timers of {DUE}")


def _filled(run: Run, town: Town, neighbours: Sequence[Town]) -> Store[Tx]:
    """A database with the town's orders, the latest of just now, among those of its neighbours."""
    store = open_store(service.settings(run.servers.corner()))
    if not store.prepare(60):
        raise RuntimeError("the database is not there")
    began, now = monotonic(), system_now()
    towns.fill(run, store.database, town, now)
    for number, neighbour in enumerate(neighbours, 1):
        towns.fill(run, store.database, neighbour, now, told=False)
        if number % 20 == 0:
            run.say(f"    {number} of {len(neighbours)} other districts are there")
    due = [towns.timer(town.tenant, "bench", now - timedelta(hours=1)) for _ in range(DUE)]
    store.database.collection(TIMERS).insert_many(due)
    beside = f" beside {len(neighbours)} other districts" if neighbours else ""
    run.say(f"  {town.count:,} orders{beside}, loaded in {monotonic() - began:,.0f} s")
    return store
