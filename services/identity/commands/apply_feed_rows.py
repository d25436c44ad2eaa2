# SPDX-License-Identifier: AGPL-3.0-or-later
"""Apply the next rows of a batch and write what became of them into its report. Part of a batch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.chassis.tables.writing import to_csv
from services.identity.commands import reckon_feed_persons, reckon_feed_vehicles
from services.identity.domain import feed_records, feed_rows
from services.identity.domain.feed_batches import FeedBatch, FeedRow
from services.identity.domain.feed_contracts import FeedContract, FeedKind
from services.identity.domain.feed_records import VEHICLE, FeedRecord, FeedStay, end_word, word
from services.identity.domain.feed_rows import FeedCells, RowSaid
from services.identity.domain.feed_texts import HEADER, said
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.import_texts import Language
from services.identity.domain.places import Place
from services.identity.store import FeedPlaces, Tx

AT_ONCE = 50
"""The most rows of one transaction: others wait for the database as long as one lasts."""
_MOST = 500


@dataclass
class _Taken:
    """A row, what it says or why not, and what became of it."""

    row: FeedRow
    record: FeedRecord | None = None
    problem: RowProblem | None = None
    key: str = ""
    result: str = "unchanged"


def handle(tx: Tx, job: Job, batch: FeedBatch) -> tuple[Step, FeedBatch]:
    """The step, and the batch with what became of its rows counted."""
    contract = tx.feed_contracts.get(f"{batch.source}#{batch.number}")
    left = {"batch_id": batch.id, "result": ""}
    page = tx.feed_rows.page(left, after=job.position or None, limit=AT_ONCE)
    chunk = _Chunk(tx, batch, contract)
    taken = [chunk.read(row) for row in page.items]
    touched = chunk.tell(taken)
    reckon = reckon_feed_vehicles if contract.kind is FeedKind.VEHICLES else reckon_feed_persons
    became = reckon.handle(tx, touched)
    for one in taken:
        if one.record and one.record.subject in touched and one.result != "outdated":
            one.result = became.get(one.record.id, "unchanged")
        tx.feed_rows.save(_done(one))
    batch = batch.plus(one.result for one in taken)
    tx.feed_batches.save(batch)
    lines = [_line(one) for one in taken if one.result in ("rejected", "waiting", "outdated")]
    first = [] if job.position else [HEADER]
    return Step(page.next, len(taken), to_csv([*first, *lines], begins=not job.position).encode()), batch


class _Chunk:
    """The rows of one transaction."""

    def __init__(self, tx: Tx, batch: FeedBatch, contract: FeedContract) -> None:
        self._tx, self._batch, self._contract = tx, batch, contract
        self._places = FeedPlaces(tx, contract)
        self._keys = tx.keys
        self._snapshots = tx.snapshots(batch.source)

    def read(self, row: FeedRow) -> _Taken:
        cells = json.loads(self._keys.reveal(row.sealed, f"feed_row/{row.id}"))
        key = f"{self._batch.source}.{row.id.rpartition('.')[2]}"
        read = FeedCells(row.number, self._tx.today, self._contract, cells)
        try:
            row_said = feed_rows.said(read, self._contract, self._batch.day)
            unit = None
            if self._contract.kind is FeedKind.POPULATION:
                feed_rows.require_place(row_said, self._contract)
                unit = self._places.unit(row_said)
        except RowProblem as problem:
            return _Taken(row, problem=problem, key=key, result="rejected")
        return _Taken(row, self._sighting(key, row_said, unit), key=key)

    def _sighting(self, key: str, row: RowSaid, unit: Place | None) -> FeedRecord:
        tx, at = self._tx, self._batch.as_of
        who = self._keys.lookup(row.citizen_id, "citizen_id")[:24] if row.citizen_id and unit else ""
        record_id = f"{key}.{who}" if who else key
        person = tx.subject_of(record_id, row.citizen_id)
        plate = self._keys.lookup(row.plate, "plate") if row.plate else ""
        sealed, mark = tx.told(
            record_id, row.key, name=row.name, phone=row.phone, citizen_id=row.citizen_id, plate=row.plate
        )
        stay = unit and FeedStay(unit.id, unit.path, row.relation, row.since, row.until, at, at)
        return FeedRecord(
            id=record_id,
            key=key,
            source=self._batch.source,
            subject=f"{VEHICLE}{plate}" if plate else person,
            holder=person if plate else "",
            seen_at=at,
            said_at=at,
            batch_id=self._batch.id,
            mark=mark,
            sealed=sealed,
            died_on=row.died_on,
            special=row.special,
            stays=(stay,) if stay else (),
            firsts=dict.fromkeys(self._words(row, unit, person if plate else ""), at),
        )

    def _words(self, row: RowSaid, unit: Place | None, holder: str) -> list[str]:
        """Those of which it counts when they were said first."""
        keys, found = self._keys, list[str]()
        if row.phone:
            found.append(word("phone", keys.lookup(row.phone, "phone")))
        if row.died_on:
            found.append(word("life", row.died_on.isoformat()))
        if unit and row.until:
            found.append(end_word(unit.id, row.until))
        if holder:
            found.append(word("holder", keys.lookup(f"{holder}/{row.name}/{row.phone}", "feed_holder")))
        return found

    def tell(self, taken: Sequence[_Taken]) -> set[str]:
        """Keep what is said; the subjects of which something may be another than before."""
        tx, touched = self._tx, set[str]()
        known = {one.id: one for one in tx.feed_records.several(one.record.id for one in taken if one.record)}
        self._see([one.key for one in taken if one.problem])
        self._drop_changes_of_others(taken)
        for one in taken:
            if one.record is None:
                continue
            before = known.get(one.record.id)
            try:
                now = feed_records.tell(before, one.record, self._snapshots)
            except RowProblem as problem:
                one.record, one.problem, one.result = None, problem, "rejected"
                continue
            one.result = "outdated" if before and before.seen_at > self._batch.as_of else "unchanged"
            if before is None:
                tx.feed_records.add(now)
            elif now != before:
                tx.feed_records.save(now)
            one.record = now
            if before is None or not feed_records.same(before, now) or not before.open:
                touched |= {now.subject, *({before.subject} if before else ())}
        return touched

    def _drop_changes_of_others(self, taken: Sequence[_Taken]) -> None:
        """A key that is somebody else's by now asks for nothing about whose it was."""
        now = {one.record.key: one.record.id for one in taken if one.record}
        if not now:
            return
        for change in self._tx.feed_changes.list({"key": {"$in": sorted(now)}}, limit=_MOST):
            if change.record_id != now[change.key]:
                self._tx.feed_changes.remove(change)

    def _see(self, keys: Sequence[str]) -> None:
        """An entry of which the row cannot be taken is still there."""
        if not keys:
            return
        for record in self._tx.feed_records.list({"key": {"$in": list(keys)}}, limit=_MOST):
            now = feed_records.seen(record, self._batch.as_of, self._snapshots)
            if now != record:
                self._tx.feed_records.save(now)


def _done(one: _Taken) -> FeedRow:
    """What the row held is kept in its record alone."""
    problem = one.problem
    code, column, value = (problem.code, problem.column, problem.value) if problem else ("", "", "")
    return replace(one.row, sealed="", result=one.result, code=code, column=column, value=value)


def _line(one: _Taken) -> tuple[str, ...]:
    problem = one.problem
    code = problem.code if problem else ""
    why = said(code, problem.column, problem.value, Language.ZH) if problem else ""
    return str(one.row.number), one.result, code, why
