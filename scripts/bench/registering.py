# SPDX-License-Identifier: AGPL-3.0-or-later
"""A district that comes in from a spreadsheet, beside a bare `insert_many` of the same documents."""

from time import monotonic

from scripts.bench import compounds, stores
from scripts.bench.compounds import BUILDING_UNITS
from scripts.bench.outcome import Outcome, beside_insert
from scripts.bench.run import Run
from scripts.bench.servers import Document
from services.chassis.store import Store
from services.chassis.store.event_log import EVENTS
from services.identity.commands import create_place, put_mapping, start_import
from services.identity.commands.create_place import CreatePlace
from services.identity.commands.put_mapping import ColumnIs, PutMapping
from services.identity.commands.start_import import StartImport
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.store import Tx

NEWS_EVERY_S = 5.0
SOURCE = "bench"
FIELDS = {"building": "楼栋", "unit": "房号", "area": "面积", "name": "业主", "phone": "电话"}
KEPT = (Tx.places.name, Tx.persons.name, Tx.ownerships.name, EVENTS)


def registering(run: Run) -> Outcome:
    """Each on an engine that has seen no data."""
    count = run.sizes.registered
    with run.servers.fresh_engine() as uri:
        store = stores.identity(run.servers.corner() | {"mongodb_uri": uri})
        found, seconds = _taken_in(run, store, count)
    with run.servers.fresh_engine() as uri:
        store = stores.identity(run.servers.corner() | {"mongodb_uri": uri})
        bare = compounds.insert_bare(store.database, found)
    title = f"A register of {count:,} units with owners"
    return beside_insert(title, "units", (count / seconds, count / bare), "register_vs_insert", 0.1)


def _taken_in(run: Run, store: Store[Tx], count: int) -> tuple[dict[str, list[Document]], float]:
    """What an import leaves behind, and how long it took from the command to the last part."""
    clerk, due = stores.keeper("identity"), stores.identity_due(store)
    at = store.transact(clerk, _compound)
    columns = tuple(ColumnIs.model_validate({"field": one, "name": name}) for one, name in FIELDS.items())
    mapping = PutMapping(source=SOURCE, columns=columns, area_source=AreaSource.REGISTRY)
    store.transact(clerk, lambda tx: put_mapping.handle(tx, mapping))
    file_id = stores.uploaded(store, clerk, "units.csv", _table(count))
    began = told = monotonic()
    asked = StartImport(file_id=file_id, source=SOURCE, at=at)
    job = store.transact(clerk, lambda tx: start_import.handle(tx, asked))
    while due.step():
        if monotonic() - told > NEWS_EVERY_S:
            told = monotonic()
            done = store.reader(clerk).jobs.get(job.id).done
            run.say(f"    {done:,} of {count:,} units, {done / (told - began):,.0f} a second")
    seconds = monotonic() - began
    if store.reader(clerk).register_imports.get(job.id).created != count:
        raise RuntimeError(f"not all of {count} units were taken in")
    return {name: list(store.database.collection(name).find()) for name in KEPT}, seconds


def _compound(tx: Tx) -> str:
    """An empty compound in the bench's district."""
    place = tx.places.first({"path": tx.root})
    for kind, code in (
        (PlaceKind.SUB_DISTRICT, "001"),
        (PlaceKind.NEIGHBOURHOOD, "002"),
        (PlaceKind.COMPOUND, "c01"),
    ):
        assert place, "the district has a root"
        place = create_place.handle(tx, CreatePlace(parent_id=place.id, kind=kind, code=code, name=code))
    assert place, "a compound was made"
    return place.path


def _table(count: int) -> bytes:
    lines = [",".join(FIELDS.values())]
    for number in range(count):
        building, unit = divmod(number, BUILDING_UNITS)
        lines.append(f"{building + 1}号楼,{100 + unit}室,89.56,业主{number},{13_000_000_000 + number}")
    return "\n".join(lines).encode()
