# SPDX-License-Identifier: AGPL-3.0-or-later
"""Districts of so many orders as dispatch would have kept them: orders, their counts, and their timers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from scripts.bench import compounds
from scripts.bench.compounds import INSERTED
from scripts.bench.filling import stored
from scripts.bench.progress import Progress
from scripts.bench.run import Run
from scripts.bench.servers import Document
from services.chassis.ids import new_id
from services.chassis.store import Database
from services.chassis.store.timers import TIMERS
from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.authority import HELD
from services.dispatch.domain.categories import Kind, Urgency
from services.dispatch.domain.limits import NEVER
from services.dispatch.domain.orders import Order, State
from services.dispatch.domain.places import Place, places_above
from services.dispatch.domain.tallies import (
    STRIPES,
    Counts,
    Present,
    counts_of,
    groups_of,
    present_of,
    standing_of,
    tally_of,
)
from services.dispatch.policies import CATALOGUE, CategoryPolicy, OrderPolicy
from services.dispatch.policies.procedure import ProcedurePolicy
from services.dispatch.store import WATCH, Tx

BUILDINGS = 20
OPEN_OF = 5
"""One order of so many is open."""
FEW = 30
"""So many are life safety, speak of a tree, are the asker's own: a person does not grow with the district."""
BETWEEN_REPORTS = timedelta(minutes=5)
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Town:
    """A district with so many orders of one neighbourhood, and who asks for them."""

    tenant: str
    count: int

    @property
    def root(self) -> OrgPath:
        return OrgPath(f"/{self.tenant}")

    @property
    def home(self) -> OrgPath:
        return self.root.child("001").child("002")

    @property
    def asker(self) -> Principal:
        return Principal(self.tenant, "bench", "Bench", grants_of([(Role.DISPATCHER, self.root)], HELD))


def fill(run: Run, database: Database, town: Town, now: datetime, *, told: bool = True) -> None:
    """Put a town into its collections as they are, outside of transactions; the last order is of just now."""
    say = Progress(run.say, f"orders of {town.tenant}", town.count) if told else None
    counting = _Counting()
    orders = (counting.count(order) for order in _orders(town, now))
    compounds.insert(database, Tx.orders, orders, say, town.tenant)
    for name, rows in (
        (Tx.tallies.name, counting.tallies(town, groups=False)),
        (Tx.group_tallies.name, counting.tallies(town, groups=True)),
        (Tx.standings.name, counting.standings(town)),
        (Tx.places.name, _places(town)),
        (TIMERS, _timers(town, now)),
    ):
        _insert(database, name, rows)


def _insert(database: Database, name: str, documents: Iterable[Document]) -> None:
    rows = iter(documents)
    while block := list(islice(rows, INSERTED)):
        database.collection(name).insert_many(block, ordered=False)


class _Counting:
    """What orders add up to, in stripes as they are kept."""

    def __init__(self) -> None:
        self._counts: dict[tuple[OrgPath, str, int, str], Counts] = defaultdict(Counts)
        self._present: dict[tuple[OrgPath, int], Present] = defaultdict(Present)
        self._seen = 0

    def count(self, order: Order) -> Order:
        stripe = self._seen % STRIPES
        self._seen += 1
        month = f"{order.reported_at.astimezone(ZONE):%Y-%m}"
        for group in ("", *groups_of(order)):
            key = (order.place_path, month, stripe, group)
            self._counts[key] = self._counts[key].plus(counts_of(order))
        at = (order.place_path, stripe)
        self._present[at] = self._present[at].plus(present_of(order))
        return replace(order, counted_month=month, counted_in=groups_of(order))

    def tallies(self, town: Town, *, groups: bool) -> Iterator[Document]:
        kept = Tx.group_tallies if groups else Tx.tallies
        summed: dict[str, Any] = {}
        for (place, month, stripe, group), counts in self._counts.items():
            if bool(group) is groups:
                blank = tally_of(place, month, stripe, group)
                summed[blank.id] = summed.get(blank.id, blank).moved(Counts(), counts)
        return (stored(kept, town.tenant, tally) for tally in summed.values())

    def standings(self, town: Town) -> Iterator[Document]:
        summed: dict[str, Any] = {}
        for (place, stripe), present in self._present.items():
            blank = standing_of(place, stripe)
            summed[blank.id] = summed.get(blank.id, blank).moved(Present(), present)
        return (stored(Tx.standings, town.tenant, standing) for standing in summed.values())


def _places(town: Town) -> Iterator[Document]:
    kinds = ("district", "sub_district", "neighbourhood", "compound")
    paths = (*town.home.ancestors(), town.home.child("c01"))
    for kind, path in zip(kinds, paths, strict=True):
        parent = path.ancestors()[-2] if path.depth > 1 else None
        place = Place(id=new_id(), path=path, kind=kind, name=kind, active=True, parent=parent)
        yield stored(Tx.places, town.tenant, place)


def _timers(town: Town, now: datetime) -> Iterator[Document]:
    """One for each open order, as far away as there are orders: some are always soon."""
    for number in range(town.count // OPEN_OF):
        due = now + timedelta(days=1) + timedelta(seconds=number)
        yield timer(town.tenant, WATCH, due)


def timer(tenant: str, kind: str, due: datetime) -> Document:
    order_id = new_id()
    return {
        "_id": f"{tenant}/{kind}/{order_id}",
        "tenant": tenant,
        "kind": kind,
        "aggregate_id": order_id,
        "due_at": due,
        "next_try_at": due,
        "data": {},
        "attempts": 0,
    }


def _orders(town: Town, now: datetime) -> Iterator[Order]:
    """The oldest first."""
    terms = OrderPolicy().terms(CATALOGUE[0].value(), CategoryPolicy(), ProcedurePolicy())
    rare = max(town.count // FEW, 1)
    for number in range(town.count):
        at = now - BETWEEN_REPORTS * (town.count - number)
        place = town.home.child("c01").child(f"b{number % BUILDINGS:02d}")
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
