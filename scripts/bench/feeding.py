# SPDX-License-Identifier: AGPL-3.0-or-later
"""A batch of another authority into a register, and the same into one of ten times the persons: it costs what
it has rows, not what is on record. Half of its people are on record with their number, half are new.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from time import monotonic
from typing import Any

from scripts.bench import compounds, stores
from scripts.bench.measure import Series
from scripts.bench.outcome import Outcome
from scripts.bench.progress import Progress
from scripts.bench.query_plan import Listener, plan
from scripts.bench.run import Run
from services.chassis.clock import system_now
from services.chassis.ids import new_id
from services.chassis.store import Store
from services.chassis.values import OrgPath, Principal
from services.identity.commands import add_feed_rows, complete_feed_batch, open_feed_batch, put_feed_contract
from services.identity.commands.complete_feed_batch import CompleteFeedBatch
from services.identity.commands.open_feed_batch import OpenFeedBatch
from services.identity.commands.put_feed_contract import PutFeedContract
from services.identity.domain import places
from services.identity.domain.feed_signatures import Signed
from services.identity.domain.kinds import AreaSource, OccupantKind, PlaceKind
from services.identity.domain.ownership import Occupancy
from services.identity.domain.persons import Person
from services.identity.domain.places import ExclusiveArea, Place
from services.identity.store import Tx

TIMES = 10
SOURCE = "bench"
FIELDS = ("key", "unit_path", "name", "citizen_id", "phone")
PIECE = 500
LIVE_TOGETHER = 3
BUILDING_UNITS = 100
FIRST_BORN, BORN_A_DAY = date(1930, 1, 1), 1000
SINCE = date(2020, 1, 1)
AREA = ExclusiveArea(9000, AreaSource.SURVEY)


def feeding(run: Run) -> Outcome:
    """Each register on an engine of its own."""
    rows, most = run.sizes.fed
    listener, rates, scans = Listener(), dict[int, Series](), list[str]()
    for persons in (most // TIMES, most):
        with run.servers.fresh_engine() as uri:
            store = stores.identity(run.servers.corner() | {"mongodb_uri": uri})
            _register(run, store, persons)
            listener.commands.clear()
            rates[persons] = Series((rows / _fed(run, store, rows, persons),))
            scans = _unindexed(store, listener)
    outcome = Outcome(f"A feed of {rows:,} rows into {most // TIMES:,} and {most:,} persons", "rows/s")
    for persons, rate in rates.items():
        outcome.bar(f"{persons:,} persons", rate)
    few, many = rates.values()
    outcome.figure("feed_rows_per_second.few", few)
    outcome.figure("feed_rows_per_second.many", many)
    outcome.ratio("feed_many_vs_few", many.over(few), 0.8)
    outcome.notes += [f"without an index: {text}" for text in scans]
    outcome.figure("feed_queries_without_index", float(len(scans)))
    return outcome


def _register(run: Run, store: Store[Tx], persons: int) -> None:
    """So many persons with their numbers, three in a unit."""
    home = store.reader(stores.keeper("identity")).places.list({"kind": PlaceKind.DISTRICT}, limit=1)[0]
    units = list(_units(home, -(-persons // LIVE_TOGETHER)))
    compounds.insert(store.database, Tx.places, units)
    homes = [one for one in units if one.kind is PlaceKind.UNIT]
    tx = store.reader(stores.keeper("identity"))

    def people() -> Iterator[Person]:
        for number in range(persons):
            at = homes[number // LIVE_TOGETHER].path.ancestors()[-3]
            sealed = tx.protect("citizen_id", citizen_id(number), _id(number))
            yield Person(_id(number), f"人{number}", at, at.ancestors(), citizen_id=sealed)

    def stays() -> Iterator[Occupancy]:
        for number in range(persons):
            unit = homes[number // LIVE_TOGETHER]
            within = unit.path.ancestors()
            kind = OccupantKind.FAMILY
            yield Occupancy(new_id(), unit.id, unit.path, within, _id(number), kind, SINCE)

    compounds.insert(store.database, Tx.persons, people(), Progress(run.say, "persons", persons))
    compounds.insert(store.database, Tx.occupancies, stays())


def _fed(run: Run, store: Store[Tx], rows: int, persons: int) -> float:
    """The seconds from the first piece to the last row."""
    clerk, due = stores.keeper("identity"), stores.identity_due(store)
    columns = [{"field": field, "name": field} for field in FIELDS]
    body = {"source": SOURCE, "kind": "population", "name": "Bench", "at": stores.HOME, "columns": columns}
    contract = PutFeedContract.model_validate(body)
    store.transact(clerk, lambda tx: put_feed_contract.handle(tx, contract))
    asked = OpenFeedBatch(batch="bench", as_of=system_now() - timedelta(minutes=1))
    batch = store.transact(clerk, lambda tx: open_feed_batch.handle(tx, SOURCE, asked))
    began = monotonic()
    told = _rows(store, clerk, rows, persons)
    while piece := list(islice(told, PIECE)):
        store.transact(clerk, partial(_send, batch.id, b"\n".join(piece)))
    all_of_it = CompleteFeedBatch(rows=rows)
    store.transact(clerk, lambda tx: complete_feed_batch.handle(tx, SOURCE, batch.id, all_of_it))
    news = Progress(run.say, "rows", rows)
    while due.step():
        news(store.reader(clerk).feed_batches.get(batch.id).done)
    seconds = monotonic() - began
    done = store.reader(clerk).feed_batches.get(batch.id)
    if (done.created, done.created + done.updated + done.unchanged) != (rows - rows // 2, rows):
        raise RuntimeError(f"not all of {rows} rows were taken: {done}")
    return seconds


def _send(batch_id: str, body: bytes, tx: Tx) -> None:
    add_feed_rows.handle(tx, SOURCE, batch_id, Signed("", "", "", body))


def _rows(store: Store[Tx], clerk: Principal, rows: int, persons: int) -> Iterator[bytes]:
    """They are spread over the whole register; the new ones move in with those on record."""
    tx, known = store.reader(clerk), rows // 2
    for number in range(rows):
        beside = number % known * persons // known % persons
        who = beside if number < known else persons + number
        unit = _unit_path(beside // LIVE_TOGETHER)
        name = tx.persons.get(_id(who)).name if number < known else f"新{number}"
        row = {"key": f"{number}", "name": name, "citizen_id": citizen_id(who), "unit_path": unit}
        yield json.dumps(row, ensure_ascii=False).encode()


def _units(root: Place, count: int) -> Iterator[Place]:
    """Units of buildings of one compound, with all that they stand in."""
    above = root
    for kind, code in (
        (PlaceKind.SUB_DISTRICT, "001"),
        (PlaceKind.NEIGHBOURHOOD, "002"),
        (PlaceKind.COMPOUND, "c01"),
    ):
        above = places.create(new_id(), kind, code, code, parent=above)[0]
        yield above
    building = above
    for number in range(count):
        if number % BUILDING_UNITS == 0:
            code = f"b{number // BUILDING_UNITS}"
            building = places.create(new_id(), PlaceKind.BUILDING, code, code, parent=above)[0]
            yield building
        code = f"u{number % BUILDING_UNITS}"
        yield places.create(new_id(), PlaceKind.UNIT, code, code, parent=building, area=AREA)[0]


def _unit_path(number: int) -> OrgPath:
    compound = stores.HOME.child("001").child("002").child("c01")
    return compound.child(f"b{number // BUILDING_UNITS}").child(f"u{number % BUILDING_UNITS}")


def _id(number: int) -> str:
    return f"01890000-0000-7000-8000-{number:012x}"


def citizen_id(number: int) -> str:
    """A possible one (GB 11643); another number is another one."""
    born = FIRST_BORN + timedelta(days=number // BORN_A_DAY)
    digits = f"110101{born:%Y%m%d}{number % BORN_A_DAY:03}"
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits))
    return digits + "10X98765432"[total % 11]


def _unindexed(store: Store[Tx], listener: Listener) -> list[str]:
    """The shapes of queries that the batch sent and that no index serves; those by id are served by its own,
    whatever the embedded engine explains.
    """
    shapes: dict[str, Any] = {}
    for command in listener.commands:
        names = sorted(command.get("filter", {}))
        if "_id" not in names:
            shapes.setdefault(f"{command['find']}({','.join(names)})", command)
    return sorted(
        shape for shape, command in shapes.items() if "COLLSCAN" in plan(store.database.raw, command)
    )
