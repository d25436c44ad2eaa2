# SPDX-License-Identifier: AGPL-3.0-or-later
"""`restore`: the databases of a backup, where nothing is, or in place of what is there."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from pymongo import IndexModel
from pymongo.collection import Collection

from scripts.linlictl import operations, uploads
from scripts.linlictl.backup import KIND, LEFT_OUT
from scripts.linlictl.bundle import Bundle
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.progress import Progress
from scripts.services import SERVICES
from services.chassis.clock import system_now
from services.chassis.invariants import chunks
from services.chassis.store import Database
from services.chassis.store.leases import LEASES
from services.chassis.store.relay_records import RELAY
from services.chassis.values import PLATFORM

BATCH = 200
"""Pieces of uploads are large: so many are some 50 MB."""
OF_THE_SERVER = {"v", "ns", "key", "name"}


@click.command()
@click.argument("services", nargs=-1, type=SERVICE)
@click.option(
    "--from", "folder", type=click.Path(path_type=Path), required=True, help="What `linlictl backup` wrote."
)
@click.option("--prefix", help="Restore into databases with this prefix, not LINLI_DATABASE_PREFIX.")
@click.option("--replace", is_flag=True, help="Put it in place of what is there, which is lost.")
@click.option("--dry-run", is_flag=True, help="Check the files and the target, write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in each service's `operations`.")
@with_connections
def restore(
    connections: Connections,
    show: Show,
    services: tuple[str, ...],
    folder: Path,
    prefix: str | None,
    *,
    replace: bool,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Write what a backup (or of SERVICES in it) holds, every file checked before anything is written.

    Uploads go where this installation keeps them: into LINLI_FILES_BUCKET, or the databases.

    Stop the services first. A target that holds anything is refused, unless --replace. Relays begin where
    they were by time: what consumers have had is skipped by them. Then `linlictl rewind`, which brings
    consumers what their own backup, or a lost broker, does not hold, and `linlictl invariants`.
    """
    bundle = Bundle.open(folder, KIND)
    reach = connections.at_prefix(prefix) if prefix is not None else connections
    uploads.check_kind(bundle.about, reach.settings)
    told = _chosen(bundle, services)
    targets = {service: _target(reach, service, replace=replace) for service in told}
    rows = [
        {"service": name, "database": target.name, "documents": _documents(told[name])}
        for name, target in targets.items()
    ]
    show.rows(rows, ("service", "database", "documents"))
    if dry_run:
        say("the files are whole; nothing was written")
        return
    verb = "replace" if replace else "write"
    agreed(f"{verb} {', '.join(target.name for target in targets.values())}?", yes=yes)
    for service, target in targets.items():
        _restore(bundle, told[service]["collections"], target, Progress(f"{service}: documents"))
        if of_files := told[service].get("uploads"):
            uploads.put_back(bundle, of_files, reach.settings, target)
        detail = {"tenant": PLATFORM, "from": str(folder.name), "made_of": bundle.about["prefix"] + service}
        operations.record(target, "restore", reason, [detail])
    say("restored; now `linlictl rewind`, start the services, then `linlictl invariants`")


def _chosen(bundle: Bundle, services: tuple[str, ...]) -> Mapping[str, Any]:
    """What the backup holds of these services, or of all. Raises UsageError."""
    told: Mapping[str, Any] = bundle.about["services"]
    if missing := sorted(set(services) - set(told)):
        raise UsageError(f"the backup holds nothing of {', '.join(missing)}")
    return {name: told[name] for name in services or told}


def _target(reach: Connections, service: str, *, replace: bool) -> Database:
    """Raises UsageError where something is in the way."""
    if service not in SERVICES:
        raise UsageError(f"the backup holds {service!r}, which this release does not have")
    database = reach.database(service)
    for lease in database.collection(LEASES).find():
        if lease["until"] > system_now():
            raise UsageError(f"{service} is running ({lease['_id']} is held): stop the services first")
    names = sorted(set(database.raw.list_collection_names()) - LEFT_OUT)
    full = [name for name in names if database.collection(name).find_one({}, {"_id": 1})]
    if full and not replace:
        raise UsageError(f"{database.name} holds {', '.join(full)}: another --prefix, or --replace")
    uploads.check_room(reach.settings, database, replace=replace)
    return database


def _restore(bundle: Bundle, collections: Mapping[str, Any], target: Database, progress: Progress) -> None:
    for name in target.raw.list_collection_names():
        target.raw.drop_collection(name)
    for name, told in collections.items():
        target.raw.create_collection(name, check_exists=False)
        collection: Collection[Any] = target.collection(name)
        if told["indexes"]:
            collection.create_indexes([_index(one) for one in told["indexes"]])
        for batch in chunks(bundle.raw(told["file"]), BATCH):
            collection.insert_many(batch, ordered=False)
            progress.add(len(batch))
        if (count := collection.count_documents({})) != told["documents"]:
            raise Aborted(f"{target.name}.{name} has {count} documents, the backup {told['documents']}")
    target.collection(RELAY).update_many({"_id": {"$in": ["position"]}}, {"$set": {"token": None}})


def _index(definition: Mapping[str, Any]) -> IndexModel:
    options = {name: value for name, value in definition.items() if name not in OF_THE_SERVER}
    return IndexModel(list(definition["key"].items()), name=definition["name"], **options)


def _documents(told: Mapping[str, Any]) -> int:
    counts: Iterable[int] = (one["documents"] for one in told["collections"].values())
    return sum(counts)
