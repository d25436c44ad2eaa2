# SPDX-License-Identifier: AGPL-3.0-or-later
"""`archive`: old events out of a service's log into files."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

import bson
import click

from scripts.linlictl import archives, operations
from scripts.linlictl.bundle import MANIFEST, Bundle
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.moments import day
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.progress import Progress
from services.chassis.ids import first_id_at
from services.chassis.invariants import chunks
from services.chassis.messaging.lanes import lane_of
from services.chassis.store import Database
from services.chassis.store.database import Document
from services.chassis.store.event_feed import LATE
from services.chassis.store.event_log import EVENTS
from services.chassis.store.publishing import PublishingUnit
from services.chassis.store.relay_records import STALLED, RelayRecords
from services.chassis.values import PLATFORM

CHUNK = 500


@click.command()
@click.argument("service", type=SERVICE)
@click.option("--before", callback=day, required=True, help="A day (2026-03-02), from its beginning in UTC.")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    help="Where all archives lie.",
)
@click.option("--dry-run", is_flag=True, help="Count only.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in the service's `operations`.")
@with_connections
def archive(
    connections: Connections,
    show: Show,
    service: str,
    before: datetime,
    folder: Path,
    *,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Take the histories of SERVICE that ended before a day out of its event log, into FOLDER/SERVICE/DAY.

    Whole histories only: those of aggregates of which nothing was told since. What the relay has not
    published, lanes that the broker refuses and districts whose published facts still wait for their place in
    the log stay. First the files are written and checked, then the events are removed, in bounded chunks; if
    that breaks off, run it again. A page that shows such a history then shows none; `linlictl replay
    --archive` and `linlictl invariants --archive` read it as before.
    """
    database = connections.database(service)
    _check_published(database, service, before)
    target = folder / service / before.date().isoformat()
    if (target / MANIFEST).exists():
        say(f"{target} is whole: what of it is still in the log is removed")
        bundle = Bundle.open(target, archives.KIND)
    else:
        counts = _counts(database, before)
        show.rows([{"tenant": name, "events": count} for name, count in sorted(counts.items())], COLUMNS)
        if dry_run or not counts:
            say(f"{counts.total()} event(s) of {service} would be archived; nothing was changed")
            return
        agreed(f"archive {counts.total()} event(s) of {service}?", yes=yes)
        bundle = _written(database, before, target)
    if dry_run:
        say("nothing was changed")
        return
    removed = _remove(database, bundle, before)
    detail = {"tenant": PLATFORM, "before": before, "removed": removed, "files": len(bundle.files)}
    operations.record(database, "archive", reason, [detail])
    say(f"{removed} event(s) of {service} are in {target} and no longer in its log")


COLUMNS = ("tenant", "events")


def _check_published(database: Database, service: str, before: datetime) -> None:
    """Raises UsageError for a day up to which the relay may not have come."""
    at = RelayRecords(database).position().at
    if at is None or before > at - LATE:
        reached = f"{at - LATE:%Y-%m-%d %H:%M} UTC" if at else "nowhere yet"
        raise UsageError(f"the relay of {service} has come to {reached}: an earlier day, or let it publish")


def _quiet(database: Database, before: datetime) -> Iterator[Document]:
    """The events of lanes that ended before the moment and may go, lane by lane, in order."""
    end, stalled = first_id_at(before), {one["_id"] for one in database.collection(STALLED).find()}
    events = database.collection(EVENTS)
    for tenant in sorted(events.distinct("tenant")):
        if database.collection(PublishingUnit.waiting_leaves.name).find_one({"tenant": tenant}, {"_id": 1}):
            say(f"{tenant}: published facts wait for their place in the log; its events stay")
            continue
        found = events.find({"tenant": tenant}).sort([("aggregate", 1), ("sequence", 1)])
        for _, group in groupby(found, key=lambda event: str(event["aggregate"])):
            history = list(group)
            if all(event["_id"] < end for event in history) and lane_of(history[0]) not in stalled:
                yield from history


def _counts(database: Database, before: datetime) -> Counter[str]:
    return Counter(event["tenant"] for event in _quiet(database, before))


def _written(database: Database, before: datetime, target: Path) -> Bundle:
    bundle = Bundle.begin(target, archives.KIND)
    progress = Progress("archived")
    for tenant, events in groupby(_quiet(database, before), key=lambda event: str(event["tenant"])):
        with bundle.writing(archives.file_of(tenant)) as written:
            for event in events:
                written.add(bson.encode(event))
                progress.add(1)
    bundle.finish(service=database.name, before=before)
    return Bundle.open(target, archives.KIND)


def _remove(database: Database, bundle: Bundle, before: datetime) -> int:
    """Lane by lane: one of which something was told meanwhile stays whole."""
    counts = Counter({archives.tenant_of(name): one.documents for name, one in bundle.files.items()})
    archives.record(database, bundle.folder.name, before, counts)
    progress = Progress("removed")
    for name in sorted(bundle.files):
        for ids in chunks(_still_quiet(database, bundle.documents(name)), CHUNK):
            where = {"_id": {"$in": ids}, "tenant": archives.tenant_of(name)}
            progress.add(database.collection(EVENTS).delete_many(where).deleted_count)
    return progress.done


def _still_quiet(database: Database, events: Iterable[Document]) -> Iterator[str]:
    for _, group in groupby(events, key=lambda event: str(event["aggregate"])):
        history = list(group)
        last = {name: history[-1][name] for name in ("tenant", "aggregate")}
        later = {**last, "sequence": {"$gt": history[-1]["sequence"]}}
        if database.collection(EVENTS).find_one(later, {"_id": 1}) is None:
            yield from (event["_id"] for event in history)
