# SPDX-License-Identifier: AGPL-3.0-or-later
"""`district`: all that is kept of one district, taken along or erased."""

from pathlib import Path
from typing import Any

import click
from bson.json_util import RELAXED_JSON_OPTIONS, dumps
from google.protobuf.json_format import MessageToDict

from scripts.linlictl import operations
from scripts.linlictl.bundle import Bundle
from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.errors import Aborted, UsageError
from scripts.linlictl.holdings import Holdings
from scripts.linlictl.keys import Safe, sealed_of
from scripts.linlictl.output import Show, agreed, say
from scripts.linlictl.progress import Progress
from scripts.services import FIRST, SERVICES
from services.chassis import written
from services.chassis.contracts import CorruptEvent, UnknownEvent, decode
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS
from services.chassis.store.files import FileState
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.sealed import TENANT_KEYS
from services.chassis.values import PLATFORM

KIND = "district"
LEFT_OUT = {
    TENANT_KEYS: "keys: what they seal is exported open",
    "accounts": "password hashes: people set a new password elsewhere",
    "sessions": "log-ins",
    "codes": "log-ins",
    "refresh_families": "log-ins",
    "token_generations": "log-ins",
    "revoked_tokens": "log-ins",
    "password_resets": "codes that were sent",
    "log_in_codes": "codes that were sent",
    "unknown_logins": "guesses at passwords",
    "daily_counts": "how many requests clients sent in the last days",
    "idempotency": "answers kept for repeated requests",
    "timers": "what is due here: its moment stands with what it is due for",
    "positions": "how far deliveries are",
    "waiting_lanes": "how far deliveries are",
    "parked": "how far deliveries are",
    "stalled_lanes": "how far deliveries are",
    "ended_copies": "how far deliveries are",
}
"""Collections that are no district's own data, each with the reason."""
COLUMNS = ("service", "collection", "documents")


@click.group()
def district() -> None:
    """A district that leaves: everything of it as files, then nothing of it here."""


@district.command("export")
@click.argument("code")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, help="A new folder for the files."
)
@click.option("--sealed", is_flag=True, help="Leave personal data sealed: no master key is needed.")
@click.option("--dry-run", is_flag=True, help="Count only.")
@with_connections
def export_district(
    connections: Connections, show: Show, code: str, folder: Path, *, sealed: bool, dry_run: bool
) -> None:
    """Write everything of district CODE over all services as files that other systems read.

    One file of JSON lines a collection (MongoDB's relaxed Extended JSON), events with their payload decoded,
    uploaded files as they are, a manifest with counts and checksums. Personal data are opened, for which the
    master keys of identity and outreach are needed (LINLI_MASTER_KEY, with a comma between); the folder is
    then as secret as what was sealed. Of credentials and deliveries nothing is written.
    """
    _check_known(connections, code)
    if dry_run:
        show.rows(_rows(connections, code), COLUMNS)
        say("nothing was written")
        return
    safes = {} if sealed else {name: Safe.of(connections, name) for name in SERVICES if sealed_of(name)}
    bundle = Bundle.begin(folder, KIND)
    counts = {name: _Export(bundle, connections, name, code, safes.get(name)).write() for name in SERVICES}
    bundle.finish(
        district=code, personal_data="sealed" if sealed else "open", left_out=LEFT_OUT, counts=counts
    )
    rows = [
        {"service": service, "collection": name, "documents": count}
        for service, told in counts.items()
        for name, count in told.items()
    ]
    show.rows(rows, COLUMNS)


@district.command("erase")
@click.argument("code")
@click.option("--dry-run", is_flag=True, help="Count only.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--confirm", default="", help="The district's code once more, where nobody can be asked.")
@click.option("--reason", default="", help="Why; kept in identity's `operations`.")
@with_connections
def erase_district(
    connections: Connections,
    show: Show,
    code: str,
    *,
    dry_run: bool,
    yes: bool,
    confirm: str,
    reason: str,
) -> None:
    """Remove everything of district CODE from all services for good, then search all collections for it.

    In bounded chunks, log-ins and timers first; if it breaks off, run it again. What people with a token that
    is still good (a quarter of an hour) or an event on its way bring meanwhile, the search finds: run it
    again. What stays is the record of it in identity's `operations`. Backups and archives of old events keep
    what they hold: let the first expire, delete CODE.bson.gz from the second.
    """
    rows = _rows(connections, code)
    show.rows(rows, COLUMNS)
    _check_published(connections, code)
    if dry_run or not rows:
        say(f"nothing is kept of {code}" if not rows else "nothing was changed")
        return
    _confirm(code, confirm, yes=yes)
    counts = {name: _erase(_holdings(connections, name, code), name) for name in SERVICES}
    left = _rows(connections, code)
    detail: dict[str, Any] = {"tenant": PLATFORM, "district": code, "removed": counts, "left": len(left)}
    operations.record(connections.database(FIRST), "district.erase", reason, [detail])
    if left:
        where = ", ".join(f"{row['service']}.{row['collection']} ({row['documents']})" for row in left)
        raise Aborted(f"{sum(counts.values())} documents removed; there came meanwhile {where}: run it again")
    say(f"{sum(counts.values())} documents removed; no collection of any service holds anything of {code}")


def _confirm(code: str, confirm: str, *, yes: bool) -> None:
    """The code must be typed. Raises UsageError, Abort."""
    if confirm or yes:
        if confirm != code:
            raise UsageError(f"--confirm does not say {code}: nothing was changed")
        return
    agreed(f"erase district {code} for good?", yes=False)
    if click.prompt("its code once more", err=True) != code:
        raise UsageError(f"that is not {code}: nothing was changed")


def _holdings(connections: Connections, service: str, code: str) -> Holdings:
    return Holdings(connections.database(service), connections.settings, code)


def _rows(connections: Connections, code: str) -> list[dict[str, Any]]:
    """What is found of the district in every collection of every service. Raises UsageError."""
    if not written.is_digits(code):
        raise UsageError(f"{code!r} is no district's code")
    return [
        {"service": service, "collection": name, "documents": count}
        for service in SERVICES
        for name, count in _holdings(connections, service, code).found().items()
    ]


def _check_known(connections: Connections, code: str) -> None:
    if not _rows(connections, code):
        raise UsageError(f"nothing is kept of a district {code}")


def _check_published(connections: Connections, code: str) -> None:
    """Raises UsageError while events of it are still to come to consumers."""
    for service in SERVICES:
        newest = RelayRecords(connections.database(service)).position().newest
        if waiting := _holdings(connections, service, code).unpublished(newest):
            raise UsageError(
                f"{waiting} event(s) of {code} in {service} are not published: let its worker run"
            )


def _erase(holdings: Holdings, service: str) -> int:
    progress = Progress(f"{service}: removed")
    holdings.erase_content()
    for holding in holdings.all():
        for count in holdings.erase(holding):
            progress.add(count)
    return progress.done


class _Export:
    """One service's part."""

    def __init__(
        self, bundle: Bundle, connections: Connections, service: str, code: str, safe: Safe | None
    ) -> None:
        self._bundle, self._service, self._safe = bundle, service, safe
        self._holdings = _holdings(connections, service, code)
        self._keys = safe.keys(rows[0]) if safe and (rows := safe.rows_of(code)) else None
        self._progress = Progress(f"{service}: documents")

    def write(self) -> dict[str, int]:
        """How many documents of each collection."""
        counts = {}
        for holding in self._holdings.own():
            if holding.collection not in LEFT_OUT and self._holdings.count(holding):
                counts[holding.collection] = self._collection(holding.collection, holding.where)
        for file in self._holdings.files():
            if file["state"] == FileState.READY and (content := self._holdings.content(file)) is not None:
                name = f"{self._service}/files/{file['id']}"
                with self._bundle.writing(name, compressed=False) as written:
                    written.add(content)
        return counts

    def _collection(self, name: str, where: Document) -> int:
        collection = self._holdings.database.collection(name)
        with self._bundle.writing(f"{self._service}/{name}.jsonl.gz") as written:
            for document in collection.find(where).sort("_id", 1):
                opened = _decoded(document) if name == EVENTS else self._opened(name, document)
                text = dumps(opened, json_options=RELAXED_JSON_OPTIONS, ensure_ascii=False)
                written.add(f"{text}\n".encode())
                self._progress.add(1)
        return written.entry.documents

    def _opened(self, name: str, document: Document) -> Document:
        """With its personal data as they are."""
        if self._safe and self._keys:
            for one in self._safe.sealed:
                for place, text, context in one.texts(document) if one.collection.name == name else ():
                    _put(document, place.split("."), self._keys.reveal(text, context))
        return document


def _put(value: Any, path: list[str], text: str) -> None:  # noqa: ANN401 - any part of a document
    *way, last = path
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value[step]
    value[last] = text


def _decoded(event: Document) -> Document:
    """With its payload as JSON; of a type that no contract describes any more as it is."""
    try:
        message = decode(event["type"], bytes(event["data"]))
    except (UnknownEvent, CorruptEvent):
        return event
    return event | {"data": MessageToDict(message, preserving_proto_field_name=True)}
