# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sources and how they are doing, batches and their rows, questions side by side, and provenance."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from services.chassis.http import Paged
from services.chassis.store import Page
from services.identity.domain.authority import Permission
from services.identity.domain.feed_batches import FeedBatch, FeedRow
from services.identity.domain.feed_conflicts import ConflictKind, ConflictState, FeedConflict
from services.identity.domain.feed_contracts import FeedContract, FeedSource
from services.identity.domain.feed_origins import FeedSubject
from services.identity.domain.feed_reckoning import Told
from services.identity.domain.persons import Person
from services.identity.queries.imports import AtNumber
from services.identity.store import MASKS, Tx
from services.identity.store.feed_facts import FeedFacts

MOST = 500


class BatchesOf(Paged):
    source: str | None = Field(None, min_length=1, max_length=40)


class RowsOf(Paged):
    """`result`: only rows of which this became."""

    result: str | None = Field(None, min_length=1, max_length=20)


class ConflictsOf(Paged):
    state: ConflictState = ConflictState.OPEN


@dataclass(frozen=True)
class Freshness:
    """A source as it is doing. `failing`: how many tries to fetch from it failed in a row."""

    contract: FeedContract
    source: FeedSource
    late: bool
    failing: int = 0


@dataclass(frozen=True)
class Side:
    """One side of a question; numbers are masked."""

    name: str = ""
    phone: str = ""
    citizen_id: str = ""
    plate: str = ""
    unit_path: str = ""
    since: date | None = None
    until: date | None = None
    died_on: date | None = None
    person_id: str = ""
    score: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question with what the source says, what stands here, and who may be meant."""

    conflict: FeedConflict
    theirs: Side
    ours: Side | None
    candidates: tuple[Side, ...] = field(default=())


def list_feed_sources(tx: Tx, query: Paged) -> Page[Freshness]:
    """The sources of the district and whether they are late."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    page = tx.feed_contracts.page({"current": True}, after=query.after, limit=query.limit)
    return Page(tuple(_fresh(tx, contract) for contract in page.items), page.next, page.previous)


def late_sources(tx: Tx) -> int:
    """Of how many sources of the district something was to come by now."""
    current = tx.feed_contracts.list({"current": True}, limit=MOST)
    return sum(_fresh(tx, contract).late for contract in current)


def show_feed_source(tx: Tx, source: str) -> Freshness:
    """One source, for whoever keeps contracts or delivers."""
    if not tx.by.may(Permission.FEEDS_WRITE, tx.root):
        tx.require(Permission.FEEDS_DELIVER, tx.root)
    return _fresh(tx, tx.feed_contracts.get(source))


def show_feed_contract(tx: Tx, source: str, query: AtNumber) -> FeedContract:
    """What was agreed with a source, now or by an earlier version."""
    if not tx.by.may(Permission.FEEDS_WRITE, tx.root):
        tx.require(Permission.FEEDS_DELIVER, tx.root)
    return tx.feed_contracts.get(f"{source}#{query.number}" if query.number else source)


def list_feed_batches(tx: Tx, query: BatchesOf) -> Page[FeedBatch]:
    """The batches of the district, or of one source, the latest first."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    where = {"source": query.source} if query.source else {}
    return tx.feed_batches.page(where, sort="-opened_at", after=query.after, limit=query.limit)


def show_feed_batch(tx: Tx, source: str, batch_id: str) -> FeedBatch:
    """How far a batch is, and what became of its rows."""
    tx.require(Permission.FEEDS_DELIVER, tx.root)
    return tx.batch_of(source, batch_id)


def list_feed_rows(tx: Tx, source: str, batch_id: str, query: RowsOf) -> Page[FeedRow]:
    """What became of each row of a batch."""
    tx.require(Permission.FEEDS_DELIVER, tx.root)
    batch = tx.batch_of(source, batch_id)
    where = {"batch_id": batch.id, **({"result": query.result} if query.result else {})}
    return tx.feed_rows.page(where, after=query.after, limit=query.limit)


def list_feed_conflicts(tx: Tx, query: ConflictsOf) -> Page[FeedConflict]:
    """The questions that wait, the oldest first; or those that were decided."""
    tx.require(Permission.FEEDS_DECIDE, tx.root)
    return tx.feed_conflicts.page(
        {"state": query.state}, sort="raised_at", after=query.after, limit=query.limit
    )


def show_feed_conflict(tx: Tx, conflict_id: str) -> Asked:
    """A question, side by side."""
    conflict = tx.feed_conflicts.get(conflict_id)
    tx.require(Permission.FEEDS_DECIDE, conflict.at)
    facts = FeedFacts(tx, [conflict.subject])
    told = next((one for one in facts.told[conflict.subject] if one.record.id == conflict.record_id), None)
    theirs = _theirs(tx, told) if told else Side()
    matches = facts.matches(told) if told and _asks_who(conflict) else []
    persons = {one.id: one for one in tx.persons.several(one.person_id for one in matches)}
    candidates = tuple(
        _side(persons[one.person_id], one.score, one.why) for one in matches if one.person_id in persons
    )
    return Asked(conflict, theirs, _ours(tx, conflict), candidates)


def show_provenance(tx: Tx, person_id: str) -> list[FeedSubject]:
    """Where the values of a person come from, where a source is behind them."""
    person = tx.persons.get(person_id)
    tx.require(Permission.PERSONS_READ, person.path)
    return tx.feed_subjects.list({"about_id": person.id}, limit=MOST)


def _asks_who(conflict: FeedConflict) -> bool:
    return conflict.kind in (ConflictKind.UNSURE, ConflictKind.HOLDER_UNKNOWN)


def _fresh(tx: Tx, contract: FeedContract) -> Freshness:
    source = tx.feed_sources.get(contract.source)
    pull = tx.feed_pulls.find(contract.source) if contract.pull else None
    return Freshness(contract, source, tx.now >= source.due(contract), pull.failing if pull else 0)


def _theirs(tx: Tx, told: Told) -> Side:
    words = json.loads(tx.keys.reveal(told.record.sealed, f"feed_record/{told.record.id}"))
    current = told.record.current
    span = next((one for one in told.spans if current and one.unit_id == current.unit_id), None)
    return Side(
        name=told.name,
        phone=_masked("phone", words),
        citizen_id=_masked("citizen_id", words),
        plate=_masked("plate", words),
        unit_path=span.unit_path if span else "",
        since=span.since if span else None,
        until=span.until if span else None,
        died_on=told.record.died_on,
    )


def _masked(kind: str, words: Mapping[str, str]) -> str:
    return MASKS[kind](words[kind]) if words[kind] else ""


def _ours(tx: Tx, conflict: FeedConflict) -> Side | None:
    if not conflict.about_id:
        return None
    vehicle = tx.vehicles.find(conflict.about_id)
    person = tx.persons.find(vehicle.person_id if vehicle else conflict.about_id)
    if person is None:
        return None
    return _side(person, 0, ())


def _side(person: Person, score: int, why: tuple[str, ...]) -> Side:
    return Side(
        name=person.name,
        phone=person.phone.masked if person.phone else "",
        citizen_id=person.citizen_id.masked if person.citizen_id else "",
        unit_path=person.path,
        person_id=person.id,
        score=score,
        why=tuple(why),
    )
