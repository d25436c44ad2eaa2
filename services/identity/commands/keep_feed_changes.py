# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep what goes back to sources: lines that are new or say something else, and none that is done.

Part of putting together what sources and staff say. Positions grow in the transaction of what they are
about, so a source that asks for all behind one misses nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.chassis.values import OrgPath
from services.identity.domain import feed_changes
from services.identity.domain.feed_changes import CITIZEN_ID, Difference, FeedChange, Here
from services.identity.domain.feed_conflicts import ConflictKind, Decision, FeedConflict
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, stay_field
from services.identity.domain.feed_reckoning import Standing, Told
from services.identity.domain.feed_records import PERSON, Span
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.persons import Person
from services.identity.store import CHANGES, Tx

AT_ONCE = 40
"""Of so many records all lines are read in one query: each has at most eight."""
_MOST = 500
_NAMED = (PlaceKind.NEIGHBOURHOOD, PlaceKind.COMPOUND, PlaceKind.BUILDING, PlaceKind.UNIT)
_DECIDED: Mapping[ConflictKind, str] = {
    ConflictKind.NAME: RankedField.NAME.value,
    ConflictKind.PHONE: RankedField.PHONE.value,
    ConflictKind.DEATH: RankedField.LIFE.value,
    ConflictKind.HOLDER: RankedField.HOLDER.value,
}


@dataclass(frozen=True)
class Found:
    """What of a record is another here, if anything; `decided`: since when ours is kept by a decision."""

    told: Told
    about_ids: tuple[str, ...] = ()
    subject: FeedSubject | None = None
    differences: Sequence[Difference] = ()
    decided: Mapping[str, datetime] = field(default_factory=dict)


def handle(tx: Tx, found: Iterable[Found]) -> None:
    by_record = {one.told.record.id: one for one in found}
    ids = sorted(by_record)
    new: dict[str, list[FeedChange]] = defaultdict(list)
    for start in range(0, len(ids), AT_ONCE):
        where = {"record_id": {"$in": ids[start : start + AT_ONCE]}}
        there = {one.id: one for one in tx.feed_changes.list(where, limit=_MOST)}
        for record_id in where["record_id"]["$in"]:
            for line in _lines(tx, by_record[record_id]):
                before = there.pop(line.id, None)
                if before is None or before.mark != line.mark:
                    new[line.source].append(line)
        for done in there.values():
            tx.feed_changes.remove(done)
    for source_id in sorted(new):
        _number(tx, source_id, new[source_id])


def _number(tx: Tx, source_id: str, lines: Sequence[FeedChange]) -> None:
    source, contract = tx.feed_sources.get(source_id), tx.feed_contracts.get(source_id)
    for line in lines:
        source = feed_changes.next_position(source)
        tx.feed_changes.put(feed_changes.at_position(line, source.changed))
    tx.feed_sources.save(source)
    if at := feed_changes.next_telling(source, contract, tx.now):
        tx.timers.set(CHANGES, source.id, at)


def _lines(tx: Tx, one: Found) -> list[FeedChange]:
    if one.subject is None or not one.differences:
        return []
    record, keys = one.told.record, tx.keys
    named = _named(json.loads(keys.reveal(record.sealed, f"feed_record/{record.id}")))
    lines = []
    for difference in one.differences:
        now, said = (_text(tx, difference, text) for text in (difference.now, difference.said))
        came = feed_changes.provenance(one.subject, difference.of, one.decided.get(difference.of))
        plain = json.dumps({**named, "now": now, "said": said}, ensure_ascii=False)
        line_id = f"{record.id}/{difference.field}"
        line = FeedChange(
            id=line_id,
            source=record.source,
            key=record.key,
            record_id=record.id,
            about_ids=one.about_ids,
            kind=difference.kind,
            field=difference.field,
            position=0,
            means=came.means,
            by_source=came.by_source,
            since=came.since or tx.now,
            mark=keys.lookup(plain, "feed_change"),
            sealed=keys.seal(plain, f"feed_change/{line_id}"),
        )
        lines.append(line)
    return lines


def _named(words: Mapping[str, str]) -> dict[str, Any]:
    """By what the source finds its entry: its key, or what a row of it is matched by."""
    if key := words.get("key", ""):
        return {"key": key, "match": {}}
    sure = next((one for one in ("plate", "citizen_id") if words.get(one)), "")
    by = (sure,) if sure else ("name", "phone")
    return {"key": "", "match": {one: words[one] for one in by if words.get(one)}}


def _text(tx: Tx, difference: Difference, text: str) -> str:
    """A unit by its names, from the neighbourhood down, where the source does not know paths."""
    if difference.field != "unit" or not text:
        return text
    places = tx.places.list({"path": {"$in": list(OrgPath(text).ancestors())}}, limit=_MOST)
    return "/".join(one.name for one in sorted(places, key=lambda one: one.path) if one.kind in _NAMED)


def of_person(
    tx: Tx,
    told: Sequence[Told],
    person: Person,
    subject: FeedSubject,
    stays: Mapping[str, Span],
    standing: Standing,
    conflicts: Sequence[FeedConflict],
) -> list[Found]:
    """Of each record that is about a person: what of it is another here by now."""
    life = subject.origins.get(RankedField.LIFE.value)
    died_on = life.mark if life and not person.active else ""
    found = []
    for one in told:
        if one.record.id not in standing.heard:
            found.append(Found(one))
            continue
        here = Here(person.name, _phone(tx, person, one), _citizen_id(tx, person, one), died_on, stays)
        asked = {question.kind for question in standing.questions if question.record_id == one.record.id}
        elsewhere = any(
            other is not one and other.record.open and other.record.source == one.record.source
            for other in told
        )
        differences = feed_changes.of_person(one, here, asked, tx.now.date(), elsewhere=elsewhere)
        found.append(Found(one, (person.id,), subject, tuple(differences), decided(one, conflicts)))
    return found


def decided(one: Told, conflicts: Sequence[FeedConflict]) -> dict[str, datetime]:
    """Since when ours is kept against a record by a decision, by field."""
    found: dict[str, datetime] = {}
    for conflict in conflicts:
        if conflict.record_id != one.record.id or conflict.decision is not Decision.KEEP_OURS:
            continue
        of = (
            stay_field(conflict.unit_id)
            if conflict.kind is ConflictKind.STAY
            else _DECIDED.get(conflict.kind)
        )
        if of and conflict.decided_at:
            found[of] = max(conflict.decided_at, found.get(of, conflict.decided_at))
    return found


def here_of(tx: Tx, person: Person, one: Told) -> Here:
    """Who holds a vehicle."""
    return Here(person.name, _phone(tx, person, one), _citizen_id(tx, person, one))


def _phone(tx: Tx, person: Person, one: Told) -> str:
    """Opened only where it is not what the source says."""
    if person.phone is None:
        return ""
    same = person.phone.lookup == one.marks[RankedField.PHONE.value]
    return one.phone if same else tx.reveal("phone", person.phone, person.id)


def _citizen_id(tx: Tx, person: Person, one: Told) -> str:
    if person.citizen_id is None:
        return ""
    record = one.record
    same = PERSON + person.citizen_id.lookup in (record.subject, record.holder)
    return one.citizen_id if same else tx.reveal(CITIZEN_ID, person.citizen_id, person.id)
