# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists: what desks and residents ask dispatch for, of a district with few orders and of one with many.

Both stand in the same engine and are asked in turn, so what remains of a ratio is what the orders cost.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from scripts.bench.subjects import service
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.dispatch.app import open_store
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.authority import HELD
from services.dispatch.domain.categories import Kind, Urgency
from services.dispatch.domain.limits import NEVER
from services.dispatch.domain.orders import Order, State, places_above
from services.dispatch.policies import CATALOGUE, CategoryPolicy, OrderPolicy
from services.dispatch.queries.order_filter import OrderFilter
from services.dispatch.queries.orders import list_orders, show_total
from services.dispatch.store import Tx

MOST = 2.0
"""A page of a large district may take so many times that of a small one."""

INSERTED = 200
PAGE = 25
BUILDINGS = 20
OPEN_OF, DANGER_OF, OWN_OF = 5, 500, 100
"""One order of so many is open, life safety, the asker's own."""

BETWEEN_REPORTS = timedelta(minutes=5)
HOME = OrgPath(f"/{service.TENANT}/001/002")
ASKER = Principal(service.TENANT, "bench", "Bench", grants_of([(Role.DISPATCHER, HOME)], HELD))
Document = dict[str, Any]


def lists(run: Run) -> Outcome:
    """Each request's time in the large district as a ratio to that in the small one."""
    sizes = run.sizes.orders
    stores = [_filled(run, count) for count in sizes]
    outcome = Outcome(f"Lists of a district with {sizes[1]:,} orders and one with {sizes[0]:,}", "ms")
    for name, ask in _requests(system_now()).items():
        few, many = _timed(ask, stores, run.sizes.lookups)
        for size, series in zip(sizes, (few, many), strict=True):
            outcome.bar(f"{name} {size:,}", series)
            outcome.figure(f"list_ms.{name}.{size}", series)
        ratio = many.median / few.median
        outcome.ratio(f"lists.{name}", Series((ratio,)), most=MOST)
        run.say(f"    {name:<16} {few.median:7.2f} ms  {many.median:7.2f} ms  × {ratio:.2f}")
    return outcome


def _requests(now: datetime) -> dict[str, Callable[[Tx], object]]:
    def asked(**given: object) -> OrderFilter:
        return OrderFilter.model_validate({"limit": PAGE, **given})

    def page(**given: object) -> Callable[[Tx], object]:
        return lambda tx: list_orders(tx, asked(**given))

    def second(**given: object) -> Callable[[Tx], object]:
        return lambda tx: list_orders(tx, asked(**given, after=list_orders(tx, asked(**given)).next))

    recent = (now - timedelta(days=2)).date()
    return {
        "open": page(place=HOME, open=True),
        "open_second": second(place=HOME, open=True),
        "building": page(place=OrgPath(f"{HOME}/c01/b00"), open=True),
        "overdue": page(place=HOME, open=True, overdue=True),
        "danger": page(place=HOME, open=True, urgency=Urgency.U0.value),
        "state": page(place=HOME, state=State.SUBMITTED.value),
        "ended": page(place=HOME, open=False),
        "category": page(place=HOME, category="lamp"),
        "days": page(place=HOME, since=recent),
        "text": page(place=HOME, q="桂花树"),
        "reported_by_me": page(reporter="me"),
        "assigned_to_me": page(assignee="me", open=True),
        "total": lambda tx: show_total(tx, asked(place=HOME, open=True, category="lamp")),
    }


def _filled(run: Run, count: int) -> Store[Tx]:
    """A database with so many orders of one neighbourhood, the latest of just now."""
    store = open_store(service.settings(run.servers.corner()))
    if not store.prepare(60):
        raise RuntimeError("the database is not there")
    began, now = monotonic(), system_now()
    collection = store.database.collection("orders")
    block: list[Document] = []
    for order in _orders(count, now):
        document = Tx.orders.to_document(order)
        key = {"_id": f"{service.TENANT}/{order.id}", "tenant": service.TENANT}
        block.append({**key, **document, "version": 1, "sequence": 1})
        if len(block) == INSERTED:
            collection.insert_many(block, ordered=False)
            block = []
    if block:
        collection.insert_many(block, ordered=False)
    run.say(f"  {count:,} orders, loaded in {monotonic() - began:,.0f} s")
    return store


def _orders(count: int, now: datetime) -> Iterator[Order]:
    """The oldest first."""
    terms = OrderPolicy().terms(CATALOGUE[0].value(), CategoryPolicy())
    for number in range(count):
        at = now - BETWEEN_REPORTS * (count - number)
        place = OrgPath(f"{HOME}/c01/b{number % BUILDINGS:02d}")
        is_open, own = number % OPEN_OF == 0, number % OWN_OF == 0
        order_id, due = new_id(), at + timedelta(days=3)
        yield Order(
            id=order_id,
            external_id=order_id,
            category=CATALOGUE[number % len(CATALOGUE)].code,
            kind=Kind.REPAIR,
            urgency=Urgency.U0 if number % DANGER_OF == 0 else Urgency.U2,
            description="桂花树枝条挡住了窗户" if number % DANGER_OF == 1 else f"第{number}处灯不亮，请修理",
            channel="portal",
            place_path=place,
            terms=terms,
            reported_at=at,
            since=at,
            state=State.SUBMITTED if is_open else State.CLOSED,
            open=is_open,
            within=places_above(place, None),
            reporter_id="bench" if own else f"resident-{number % 997}",
            assignee=Assignee("bench", AssigneeKind.PERSON, "Bench", ("bench",)) if own else None,
            next_due_at=due if is_open else NEVER,
            listed_at=due if is_open else at + timedelta(hours=5),
            closed_at=None if is_open else at + timedelta(hours=5),
        )


def _timed(ask: Callable[[Tx], object], stores: list[Store[Tx]], times: int) -> list[Series]:
    """Milliseconds in each store, in turn; the first turn is not counted."""
    taken: list[list[float]] = [[] for _ in stores]
    for turn in range(times + 1):
        for store, milliseconds in zip(stores, taken, strict=True):
            began = monotonic()
            ask(store.reader(ASKER))
            if turn:
                milliseconds.append((monotonic() - began) * 1000)
    return [Series(tuple(values)) for values in taken]
