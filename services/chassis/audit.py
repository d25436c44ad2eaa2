# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: every event of a service's log gets its place in a chain of hashes, and is found there.

A job of the worker reads the log by id, some minutes behind, and never in a command's transaction: ids are
made before their commit, so that what is older than that has all been committed. Personal fields are no part
of the chain; a salted hash of its own stands for them, whose salt goes with an erasure. So an erased name
breaks nothing, and a changed one shows.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from threading import Event as Flag
from typing import Any

from google.protobuf.message import Message

from services.chassis import published_log
from services.chassis.clock import system_now
from services.chassis.contracts import class_name, decode
from services.chassis.ids import first_id_at, made_at, new_secret
from services.chassis.personal_events import is_personal, without_persons
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.audit import ENTRIES, HEAD, HEADS, AuditEntry, AuditHead, entry_id
from services.chassis.store.database import Document
from services.chassis.store.publishing import PublishingUnit
from services.chassis.values import PLATFORM, Event

AT_ONCE = 100
SETTLED = timedelta(minutes=5)
"""A transaction lives at most a minute (transactionLifetimeLimitSeconds); the rest is clocks' difference."""
LEASE_SECONDS, REST_SECONDS = 30.0, 10.0
"""The job's lease is renewed between rests."""
CURSOR = "cursor"
LEAF = "audit/"
"""What the names of the leaves of heads begin with."""
PERSONS = ("person_id", "reporter_id", "assignee_id", "payer", "representative_id", "helper_id", "auditor")
PLACES = ("place_path", "unit_path", "path")
MOST_PERSONS = 20


def step(store: Store[Any], stop: Flag) -> None:
    """Chain what has settled, then rest."""
    if seal(store, system_now() - SETTLED):
        stop.wait(REST_SECONDS)


def seal(store: Store[Any], until: datetime) -> bool:
    """Chain some of the events that were made before a moment; whether that was all."""
    return store.transact_as_platform("audit", lambda tx: _seal(tx, until))


def faults(entries: Iterable[AuditEntry], events: dict[str, Document], before: str = "") -> Iterator[str]:
    """What is wrong with entries that follow each other, by the events of theirs that there are.

    `before`: the head of the entry before the first.
    """
    for entry in entries:
        event = events.get(entry.event_id)
        if event is None:
            yield f"entry {entry.id}: its event {entry.event_id} is gone"
        elif _digest(event, whole=not entry.commitment) != entry.digest:
            yield f"entry {entry.id}: its event {entry.event_id} was changed"
        elif entry.salt and _commitment(entry.salt, event) != entry.commitment:
            yield f"entry {entry.id}: what is personal in its event {entry.event_id} was changed"
        elif (
            entry.commitment
            and not entry.salt
            and without_persons(event["type"], event["data"]) != event["data"]
        ):
            yield f"entry {entry.id}: its event {entry.event_id} is personal again"
        elif next_head(before, entry.digest, entry.commitment) != entry.head:
            yield f"entry {entry.id}: it does not follow the one before"
        else:
            yield ""
        before = entry.head


def _seal(tx: UnitOfWork, until: datetime) -> bool:
    cursor = tx.audit_heads.find(CURSOR) or AuditHead(CURSOR, 0, "", "")
    found = tx.events_between(cursor.event_id, first_id_at(until), AT_ONCE)
    if not found:
        return True
    for tenant, events in groupby(
        sorted(found, key=lambda event: str(event["tenant"])), lambda e: e["tenant"]
    ):
        _extend(tx if tenant == PLATFORM else tx.as_tenant(tenant), events)
    tx.audit_heads.put(replace(cursor, size=cursor.size + len(found), event_id=found[-1]["_id"]))
    return len(found) < AT_ONCE


def _extend(tx: UnitOfWork, events: Iterable[Document]) -> None:
    """One tenant's chain grows by its events in the order of their ids."""
    before = tx.audit_heads.find(HEAD) or AuditHead(HEAD, 0, "", "")
    now = before
    for event in events:
        entry = _entry(now.size, now.head, event)
        tx.audit_entries.add(entry)
        now = AuditHead(HEAD, now.size + 1, entry.head, event["_id"])
    tx.audit_heads.put(now, *_anchored(tx, before, now))


def _anchored(tx: UnitOfWork, before: AuditHead, now: AuditHead) -> list[Event]:
    """Once an hour in which something happened the head is published; by another, where a service has no log.

    That is told by the facts that this returns.
    """
    if tx.tenant == PLATFORM or _hour(before.event_id) == _hour(now.event_id):
        return []
    if isinstance(tx, PublishingUnit):
        published_log.add(tx, leaf_of(now.size), fact_of(now.size, now.head))
    return [tx.audit_sealed(now.size, now.head)] if tx.audit_sealed else []


def leaf_of(size: int, service: str = "") -> str:
    """What the leaf of a head is named, of the log's own service or of another."""
    return f"{LEAF}{service}/{size}" if service else f"{LEAF}{size}"


def fact_of(size: int, head: str, service: str = "") -> published_log.Fact:
    """What the leaf of a head says."""
    whose = {"service": service} if service else {}
    return {"kind": "audit", "size": size, "head": head, **whose}


def next_head(before: str, digest: str, commitment: str) -> str:
    """The head of the chain with one more entry, by the head before it."""
    return sha256(f"{before}\n{digest}\n{commitment}".encode()).hexdigest()


def _hour(event_id: str) -> datetime | None:
    return made_at(event_id).replace(minute=0, second=0, microsecond=0) if event_id else None


def _entry(number: int, before: str, event: Document) -> AuditEntry:
    salt = new_secret() if is_personal(event["type"]) else ""
    digest, commitment = _digest(event), _commitment(salt, event) if salt else ""
    message = decode(event["type"], bytes(event["data"]))
    return AuditEntry(
        entry_id(number),
        event["_id"],
        event["time"],
        event["actor"],
        class_name(event["type"]),
        event["aggregate"],
        _persons(message, event["aggregate"]),
        next((str(text) for text in _said(message, PLACES)), ""),
        digest,
        commitment,
        salt,
        next_head(before, digest, commitment),
        event.get("emergency", ""),
    )


def _persons(message: Message, aggregate: str) -> tuple[str, ...]:
    noun, _, own = aggregate.partition("/")
    found = {own} if noun == "person" else set()
    return tuple(sorted(found | {str(text) for text in _said(message, PERSONS)})[:MOST_PERSONS])


def _said(message: Message, names: tuple[str, ...]) -> Iterator[object]:
    """What the message says in fields of these names."""
    fields = message.DESCRIPTOR.fields_by_name
    values = (getattr(message, name) for name in names if name in fields)
    return (value for value in values if value and isinstance(value, str))


def _digest(event: Document, *, whole: bool = False) -> str:
    """`whole`: it was taken in when its type did not say that anything of it is personal."""
    names = ("_id", "tenant", "type", "aggregate", "sequence", "actor", "correlation", "cause")
    envelope = [event[name] for name in names] + [event["time"].astimezone(UTC).isoformat()]
    envelope += [event["emergency"]] if event.get("emergency") else []
    body = bytes(event["data"])
    body = body if whole else without_persons(event["type"], body)
    return sha256(json.dumps(envelope, ensure_ascii=False).encode() + b"\n" + body).hexdigest()


def _commitment(salt: str, event: Document) -> str:
    return sha256(salt.encode() + bytes(event["data"])).hexdigest()


__all__ = ["ENTRIES", "HEADS", "SETTLED", "faults", "next_head", "seal", "step"]
