# SPDX-License-Identifier: AGPL-3.0-or-later
"""Archived events: one folder a service and day, in it one file a district, its events in their order.

They are read as if they still stood in the log. Many runs lie side by side; which of them a service has made
is on record in its database, so that nobody takes a part for the whole.
"""

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.linlictl.bundle import Bundle
from scripts.linlictl.errors import UsageError
from scripts.linlictl.spans import Batch, Span
from services.chassis.invariants import chunks, once
from services.chassis.store import Database
from services.chassis.store.database import Document
from services.chassis.values import PLATFORM

KIND = "archive"
ARCHIVES = "archives"
SUFFIX = ".bson.gz"


def order(event: Document) -> tuple[str, str, int]:
    """By lane, and in it by sequence."""
    return event["tenant"], event["aggregate"], event["sequence"]


def record(database: Database, name: str, before: datetime, counts: Counter[str]) -> None:
    """Remember that a run was made, before anything is taken out of the log."""
    key = {"_id": name, "tenant": PLATFORM}
    run = {"before": before, "events": counts.total(), "districts": dict(counts)}
    database.collection(ARCHIVES).replace_one(key, key | run, upsert=True)


def recorded(database: Database) -> list[Document]:
    """The runs of a service, oldest first."""
    return list(database.collection(ARCHIVES).find().sort("_id", 1))


def file_of(tenant: str) -> str:
    """Where a run keeps the events of a district."""
    return f"{tenant}{SUFFIX}"


def tenant_of(file: str) -> str:
    """Whose events a file of a run holds."""
    return file.removesuffix(SUFFIX)


@dataclass(frozen=True)
class Archive:
    """All archived events of one service."""

    bundles: tuple[Bundle, ...]

    @classmethod
    def of(cls, folder: Path, service: str, database: Database) -> "Archive":
        """What lies in the folder, checked. Raises UsageError where a recorded run is not there."""
        there = {path.name: path for path in sorted((folder / service).glob("*")) if path.is_dir()}
        missing = [run["_id"] for run in recorded(database) if run["_id"] not in there]
        if missing:
            raise UsageError(f"{folder} lacks {', '.join(missing)} of {service}'s archive")
        return cls(tuple(Bundle.open(path, KIND) for path in there.values()))

    def events(self, tenant: str = "") -> Iterator[Document]:
        """In order of lane and sequence, each once."""
        runs = (self._of(bundle, tenant) for bundle in self.bundles)
        return once(heapq.merge(*runs, key=order))

    def _of(self, bundle: Bundle, tenant: str) -> Iterator[Document]:
        for name in sorted(bundle.files):
            if tenant in ("", tenant_of(name)):
                yield from bundle.documents(name)


@dataclass(frozen=True)
class ArchivedSpan:
    """A span of the log with what was archived of it, sent first: its lanes were quiet before."""

    span: Span
    archive: Archive
    after: str = ""

    @property
    def types(self) -> tuple[str, ...]:
        return self.span.types

    @property
    def first(self) -> str:
        return self.span.first

    @property
    def end(self) -> str:
        return self.span.end

    @property
    def tenant(self) -> str:
        return self.span.tenant

    @property
    def aggregate(self) -> str:
        return self.span.aggregate

    def behind(self, last_id: str) -> "ArchivedSpan":
        """What remains when everything up to an id was sent: of the archive in its own order."""
        if any(event["_id"] == last_id for event in self._archived()):
            return ArchivedSpan(self.span, self.archive, last_id)
        return ArchivedSpan(self.span.behind(last_id), Archive(()))

    def counts(self) -> Counter[str]:
        return Counter(event["type"] for event in self._left()) + self.span.counts()

    def batches(self, size: int) -> Iterator[Batch]:
        for events in chunks(self._left(), size):
            yield Batch(events, events[-1]["_id"])
        yield from self.span.batches(size)

    def _archived(self) -> Iterator[Document]:
        """What the log has still, as an interrupted run leaves it, comes with the log."""
        for chunk in chunks(event for event in self.archive.events(self.tenant) if self._chosen(event)):
            kept = self.span.which([event["_id"] for event in chunk])
            yield from (event for event in chunk if event["_id"] not in kept)

    def _left(self) -> Iterator[Document]:
        passed = not self.after
        for event in self._archived():
            if passed:
                yield event
            passed = passed or event["_id"] == self.after

    def _chosen(self, event: Document) -> bool:
        return event in self.span and self.aggregate in ("", event["aggregate"])
