# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another system's orders that come in from its file, beside a bare `insert_many` of the same documents."""

from datetime import timedelta
from time import monotonic

from scripts.bench import compounds, stores
from scripts.bench.outcome import Outcome, beside_insert
from scripts.bench.progress import Progress
from scripts.bench.run import Run
from scripts.bench.servers import Document
from services.chassis.clock import system_now
from services.chassis.store import Store
from services.chassis.store.event_log import EVENTS
from services.chassis.store.timers import TIMERS
from services.dispatch.commands import put_mapping, start_import
from services.dispatch.commands.put_mapping import AlwaysIs, CategoryIs, ColumnIs, PutMapping, StateIs
from services.dispatch.commands.start_import import StartImport
from services.dispatch.domain.mappings import Stand
from services.dispatch.store import WATCH, Tx

SOURCE = "bench"
FIELDS = {
    "external_id": "编号",
    "description": "内容",
    "category": "类别",
    "reported_at": "时间",
    "state": "状态",
    "closed_at": "办结",
    "due_at": "期限",
}
ALWAYS = {"channel": "hotline", "place_path": str(stores.HOME.child("001").child("002"))}
KEPT = (Tx.orders.name, Tx.tallies.name, Tx.group_tallies.name, Tx.standings.name, EVENTS)
LAMP = "路灯"


def taking_in(run: Run) -> Outcome:
    """Each on an engine that has seen no data."""
    count = run.sizes.taken_in
    with run.servers.fresh_engine() as uri:
        store = stores.dispatch(run.servers.corner() | {"mongodb_uri": uri})
        found, seconds = _taken_in(run, store, count)
    with run.servers.fresh_engine() as uri:
        beside_ours = stores.dispatch(run.servers.corner() | {"mongodb_uri": uri}).database
        bare = compounds.insert_bare(beside_ours, found)
    title = f"A file of {count:,} orders of another system"
    return beside_insert(title, "orders", (count / seconds, count / bare), "intake_vs_insert", None)


def _taken_in(run: Run, store: Store[Tx], count: int) -> tuple[dict[str, list[Document]], float]:
    """What an import leaves behind, and how long it took from the command to the last part."""
    clerk, due = stores.keeper("dispatch"), stores.dispatch_due(store)
    store.transact(clerk, lambda tx: put_mapping.handle(tx, _mapping()))
    file_id = stores.uploaded(store, clerk, "orders.csv", _table(count))
    news, began = Progress(run.say, "orders", count), monotonic()
    job = store.transact(
        clerk, lambda tx: start_import.handle(tx, StartImport(file_id=file_id, source=SOURCE))
    )
    while due.step():
        news(store.reader(clerk).jobs.get(job.id).done)
    seconds = monotonic() - began
    if store.reader(clerk).source_imports.get(job.id).created != count:
        raise RuntimeError(f"not all of {count} orders were taken in")
    kept = {name: list(store.database.collection(name).find()) for name in KEPT}
    kept[TIMERS] = list(store.database.collection(TIMERS).find({"kind": WATCH}))
    return kept, seconds


def _mapping() -> PutMapping:
    return PutMapping(
        source=SOURCE,
        columns=tuple(ColumnIs.model_validate({"field": one, "name": name}) for one, name in FIELDS.items()),
        always=tuple(AlwaysIs.model_validate({"field": one, "name": name}) for one, name in ALWAYS.items()),
        zone="Asia/Shanghai",
        states=(StateIs(theirs="open", ours=Stand.OPEN), StateIs(theirs="closed", ours=Stand.CLOSED)),
        categories=(CategoryIs(theirs=LAMP, ours="lamp"),),
    )


def _table(count: int) -> bytes:
    """One in five is still open, and one in three of the others was late."""
    lines, now = [",".join(FIELDS.values())], system_now()
    for number in range(count):
        at = now - timedelta(minutes=5 * (count - number))
        done = at + timedelta(hours=20 if number % 3 else 90)
        ended = f"closed,{done:%Y-%m-%d %H:%M:%S}" if number % 5 and done < now else "open,"
        due = at + timedelta(days=3)
        lines.append(
            f"b{number},第{number}处灯不亮,{LAMP},{at:%Y-%m-%d %H:%M:%S},{ended},{due:%Y-%m-%d %H:%M:%S}"
        )
    return "\n".join(lines).encode()
