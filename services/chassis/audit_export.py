# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service's part of the audit trail as a file: asked for as a job, written in chunks, swept after a day.

Rows bear what the chain is made of: number, digest, commitment and head. Whoever has the file recomputes each
head from the one before and holds the heads against those that were published (`linlictl audit check`).
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, timedelta
from typing import Any, TextIO

from services.chassis import audit, jobs, written
from services.chassis.acts import Acts
from services.chassis.jobs import Jobs, Step
from services.chassis.store import UnitOfWork
from services.chassis.store.audit import HEAD, AuditEntry, entry_id
from services.chassis.store.jobs import Job
from services.chassis.tables.writing import to_csv
from services.chassis.timers import Timers
from services.chassis.values import Invalid

EXPORT, SWEEP = "audit.export", "audit.sweep"
"""The kind of the job, and of the timer that takes it away."""
KEPT = timedelta(days=1)
"""So long after its end a file can be fetched."""
A_PIECE = 200
CHAIN = ("number", "digest", "commitment", "head")
COLUMNS = ("at", "service", "act", "actor", "persons", "place", "aggregate", "event_id", "emergency", *CHAIN)
_TOLD = {"actor": "actor_id", "place": "place_path"}
"""What the event calls what is looked for, where by another name."""

Row = dict[str, str]


class BadFile(ValueError):
    """It is no file of an audit trail; says why."""


def serve(kinds: Jobs, timers: Timers) -> None:
    """Have a service's jobs and timers do it."""
    kinds.on(EXPORT)(write)
    timers.on(SWEEP)(sweep)


def start(tx: UnitOfWork, service: str, acts: Acts) -> Job:
    """Begin the actor's file of what the trail holds now. Raises Invalid for days the wrong way round."""
    if acts.since and acts.until and acts.until <= acts.since:
        raise Invalid("until", "lies behind since")
    head = tx.audit_heads.find(HEAD)
    size, said = head.size if head else 0, acts.texts()
    told = {_TOLD.get(name, name): text for name, text in said.items()}
    told |= {"place_path": acts.place} if acts.place else {}
    job = jobs.start(
        tx,
        EXPORT,
        {"service": service, "size": size, "acts": said},
        name=f"audit-{service}-{tx.now.astimezone(UTC):%Y%m%dT%H%M%SZ}.csv",
        content_type="text/csv; charset=utf-8",
        total=None if said else size,
        told=lambda job_id: tx.audit_exported(job_id, size, **told),
    )
    tx.timers.set(SWEEP, job.id, tx.now + KEPT)
    return job


def write(tx: UnitOfWork, job: Job) -> Step:
    """The next chunk, in the order of time: what was sealed since it was asked for is left out."""
    below = entry_id(job.asked["size"])
    acts = Acts.kept(job.asked["acts"])
    page = acts.page(tx, sort="at", after=job.position or None, limit=A_PIECE, below=below)
    head: list[tuple[str, ...]] = [] if job.parts else [COLUMNS]
    rows = head + [_row(job.asked["service"], entry) for entry in page.items]
    made = to_csv(rows, begins=not job.parts).encode() if rows else b""
    return Step(page.next, len(page.items), made)


def sweep(tx: UnitOfWork, job_id: str, _data: dict[str, Any]) -> None:
    """Take a file away a day after its end, in bounded pieces; one that is still written stays."""
    job = tx.jobs.find(job_id)
    if job is None:
        return
    due = (job.ended_at or tx.now) + KEPT
    if due > tx.now:
        tx.timers.set(SWEEP, job_id, due)
    elif not jobs.take_away(tx, job):
        tx.timers.set(SWEEP, job_id, tx.now)


def read(file: TextIO) -> list[Row]:
    """The rows of such a file in the chain's order. Raises BadFile."""
    table = csv.DictReader(file)
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise BadFile("the first row does not name the columns of an audit trail")
    rows = list(table)
    if any(None in row or None in row.values() or not written.is_digits(row["number"]) for row in rows):
        raise BadFile("a row has too few or too many cells, or no number")
    return sorted(rows, key=number_of)


def number_of(row: Row) -> int:
    """Its place in the chain, from 0."""
    return written.whole(row["number"].lstrip("0") or "0")


def faults(rows: Iterable[Row], anchors: dict[int, str]) -> Iterator[str]:
    """What is wrong with each row, in the chain's order; empty where nothing is.

    A row is held against the one before it, where the file has that, and against the published head of its
    size, where `anchors` has one.
    """
    number, head = -1, ""
    for row in rows:
        follows, own = number_of(row), row["head"]
        if follows == number:
            yield f"entry {row['number']}: it stands there twice"
        elif follows == number + 1 and audit.next_head(head, row["digest"], row["commitment"]) != own:
            yield f"entry {row['number']}: it does not follow the one before"
        elif anchors.get(follows + 1, own) != own:
            yield f"entry {row['number']}: another head was published"
        else:
            yield ""
        number, head = follows, own


def _row(service: str, entry: AuditEntry) -> tuple[str, ...]:
    said = {one.name: getattr(entry, one.name) for one in fields(entry)}
    said |= {"at": entry.at.isoformat(), "service": service, "number": entry.id}
    said |= {"persons": " ".join(entry.persons)}
    return tuple(said[name] for name in COLUMNS)
