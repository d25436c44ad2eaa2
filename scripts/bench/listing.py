# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists: what desks and residents ask dispatch for, of a district with few orders and of one with many.

Both stand in the same engine and are asked in turn, so what remains of a ratio is what the orders cost. They
are two districts: a process remembers of each how its lists were read last.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from time import monotonic

from scripts.bench.filling import stored
from scripts.bench.measure import Series, in_turn
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
from services.dispatch.domain.orders import Order, State
from services.dispatch.domain.places import places_above
from services.dispatch.policies import CATALOGUE, CategoryPolicy, OrderPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.queries.order_filter import OrderPage
from services.dispatch.queries.orders import list_orders, show_total
from services.dispatch.store import Tx

MOST = 2.0
"""A page of a large district may take so many times that of a small one."""

INSERTED = 200
PAGE = 25
BUILDINGS = 20
OPEN_OF = 5
"""One order of so many is open."""

FEW = 30
"""So many are life safety, speak of a tree, are the asker's own: a person does not grow with the district."""

BETWEEN_REPORTS = timedelta(minutes=5)


@dataclass(frozen=True)
class Town:
    """A district with so many orders of one neighbourhood, and who asks for them."""

    tenant: str
    count: int

    @property
    def home(self) -> OrgPath:
        return OrgPath(f"/{self.tenant}/001/002")

    @property
    def asker(self) -> Principal:
        return Principal(self.tenant, "bench", "Bench", grants_of([(Role.DISPATCHER, self.home)], HELD))


def lists(run: Run) -> Outcome:
    """Each request's time in the large district as a ratio to that in the small one."""
    sizes = run.sizes.orders
    towns = [Town(f"32058{number}", count) for number, count in enumerate(sizes)]
    stores = [_filled(run, town) for town in towns]
    outcome = Outcome(f"Lists of a district with {sizes[1]:,} orders and one with {sizes[0]:,}", "ms")
    asked = [_requests(town.home, system_now()) for town in towns]
    for name in asked[0]:
        asks = [
            partial(_ask, store, town, one[name])
            for store, town, one in zip(stores, towns, asked, strict=True)
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


def _requests(home: OrgPath, now: datetime) -> dict[str, Callable[[Tx], object]]:
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
    }


def _filled(run: Run, town: Town) -> Store[Tx]:
    """A database with the town's orders, the latest of just now."""
    store = open_store(service.settings(run.servers.corner()))
    if not store.prepare(60):
        raise RuntimeError("the database is not there")
    began, now = monotonic(), system_now()
    orders = (stored(Tx.orders, town.tenant, order) for order in _orders(town, now))
    while block := list(islice(orders, INSERTED)):
        store.database.collection("orders").insert_many(block, ordered=False)
    run.say(f"  {town.count:,} orders, loaded in {monotonic() - began:,.0f} s")
    return store


def _orders(town: Town, now: datetime) -> Iterator[Order]:
    """The oldest first."""
    terms = OrderPolicy().terms(CATALOGUE[0].value(), CategoryPolicy(), ProcedurePolicy())
    rare = max(town.count // FEW, 1)
    for number in range(town.count):
        at = now - BETWEEN_REPORTS * (town.count - number)
        place = OrgPath(f"{town.home}/c01/b{number % BUILDINGS:02d}")
        is_open, own = number % OPEN_OF == 0, number % rare == 0
        order_id, due = new_id(), at + timedelta(days=3)
        yield Order(
            id=order_id,
            external_id=order_id,
            category=CATALOGUE[number % len(CATALOGUE)].code,
            kind=Kind.REPAIR,
            urgency=Urgency.U0 if own else Urgency.U2,
            description="桂花树枝条挡住了窗户" if number % rare == 1 else f"第{number}处灯不亮，请修理",
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
