# SPDX-License-Identifier: AGPL-3.0-or-later
"""`backup`: what all services keep, as files; each service as it was at one moment."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo import ASCENDING, DESCENDING
from pymongo.client_session import ClientSession
from pymongo.collection import Collection

from scripts.linlictl.bundle import Bundle
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted
from scripts.linlictl.hold import Hold
from scripts.linlictl.output import Show, say
from scripts.linlictl.progress import Progress
from scripts.linlictl.uploads import S3, lie_in, save
from scripts.services import SERVICES
from services.chassis.clock import system_now
from services.chassis.files import open_blobs
from services.chassis.store import Database
from services.chassis.store.event_log import EVENTS
from services.chassis.store.exclusive_session import EXCLUSIVE_SESSIONS
from services.chassis.store.leases import LEASES

KIND = "backup"
LEFT_OUT = frozenset({LEASES, EXCLUSIVE_SESSIONS})
"""Which process does what just now: nothing that a restored service must know."""
BATCH = 1000
RAW = CodecOptions(document_class=RawBSONDocument)


@click.command()
@click.argument("services", nargs=-1, type=SERVICE)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, help="A new folder for the files."
)
@click.option("--dry-run", is_flag=True, help="Count only.")
@with_connections
def backup(
    connections: Connections, show: Show, services: tuple[str, ...], folder: Path, *, dry_run: bool
) -> None:
    """Write the databases of all services (or of SERVICES) and their uploads into a folder.

    Each service is read as of one moment. Their relays are held from the first to the last: commands go on,
    but no event comes out meanwhile, so that none of the services has heard what its owner's backup does not
    hold. Uploads in a bucket are read afterwards, those of the files that were there at that moment. The
    files are BSON, compressed, with checksums and a manifest; `linlictl restore` reads them. They
    hold personal data, sealed as in the database, and password hashes: keep them as you keep the database.
    """
    chosen = services or SERVICES
    if dry_run:
        _count(connections, show, chosen)
        return
    bundle = Bundle.begin(folder, KIND)
    with ExitStack() as stack:
        holds = [stack.enter_context(Hold(connections.database(name))) for name in chosen]
        told = {name: _Dump(bundle, name, connections.database(name), holds).write() for name in chosen}
    if lie_in(connections.settings) == S3:
        for name in chosen:
            told[name]["uploads"] = save(
                bundle, name, open_blobs(connections.settings, connections.database(name))
            )
    bundle.finish(
        services=told, prefix=connections.settings.database_prefix, files_in=lie_in(connections.settings)
    )
    counts = {name: sum(one["documents"] for one in told[name]["collections"].values()) for name in chosen}
    show.rows([{"service": name, "documents": count} for name, count in counts.items()], COLUMNS)


COLUMNS = ("service", "documents")


def names_of(database: Database) -> list[str]:
    """The collections that a backup holds."""
    return sorted(set(database.raw.list_collection_names()) - LEFT_OUT)


def _count(connections: Connections, show: Show, services: Sequence[str]) -> None:
    rows = []
    for service in services:
        database = connections.database(service)
        counts = [database.collection(name).count_documents({}) for name in names_of(database)]
        rows.append({"service": service, "documents": sum(counts)})
    show.rows(rows, COLUMNS)
    say("nothing was written")


class _Dump:
    """One service's database into the bundle."""

    def __init__(self, bundle: Bundle, service: str, database: Database, holds: Sequence[Hold]) -> None:
        self._bundle, self._service, self._database, self._holds = bundle, service, database, holds
        self._progress = Progress(f"{service}: documents")

    def write(self) -> dict[str, Any]:
        """What the manifest says of the service. Raises Aborted where the server kept no moment."""
        moment = system_now()
        with self._database.client.start_session(snapshot=True) as session:
            newest = self._newest(session)
            collections = {name: self._collection(name, session) for name in names_of(self._database)}
            if self._newest(session) != newest:
                raise Aborted(
                    f"{self._service} went on writing and this server does not hold a moment still: "
                    "stop the services and begin anew"
                )
        return {"moment": moment, "newest_event": newest, "collections": collections}

    def _collection(self, name: str, session: ClientSession) -> dict[str, Any]:
        raw: Collection[Any] = self._database.raw.get_collection(name, codec_options=RAW)
        with self._bundle.writing(f"{self._service}/{name}.bson.gz") as written:
            for document in raw.find(session=session, batch_size=BATCH).sort("_id", ASCENDING):
                written.add(document.raw)
                self._keep()
        return {
            "file": written.entry.file,
            "documents": written.entry.documents,
            "indexes": [dict(one) for one in raw.list_indexes() if one["name"] != "_id_"],
        }

    def _newest(self, session: ClientSession) -> str | None:
        found = self._database.collection(EVENTS).find({}, {"_id": 1}, session=session)
        return next((str(one["_id"]) for one in found.sort("_id", DESCENDING).limit(1)), None)

    def _keep(self) -> None:
        """After each document: some of an upload's are large."""
        self._progress.add(1)
        for hold in self._holds:
            hold.keep()
