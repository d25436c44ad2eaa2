# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is on record of some subjects of feeds, read at once: what is said, who it is, what was decided."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from services.chassis.personal_events import BLANK
from services.chassis.store import MOST_IDS
from services.identity.domain import feed_hands, feed_matching
from services.identity.domain.feed_conflicts import Decided, Decision, FeedConflict
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_matching import Match
from services.identity.domain.feed_origins import FeedSubject, FieldOrigin
from services.identity.domain.feed_reckoning import Told, Value
from services.identity.domain.feed_records import LINKED, PERSON, FeedRecord, ends_said, spans
from services.identity.domain.ownership import Occupancy
from services.identity.domain.persons import Person
from services.identity.store import Tx

AT_ONCE = 25
"""Of so many subjects all records are read in one query: none has twenty."""
_MOST = 500
NAME, PHONE, LIFE = "name", "phone", "life"
KINDS = {NAME: "feed_name", PHONE: "phone"}


class FeedFacts:
    """`told`: by subject, the records in their order; `answers`: what was decided about them."""

    def __init__(self, tx: Tx, subjects: Sequence[str]) -> None:
        self._tx = tx
        self._keys = tx.keys
        self.told: dict[str, list[Told]] = defaultdict(list)
        self.conflicts: dict[str, list[FeedConflict]] = defaultdict(list)
        records = [one for some in _parts(subjects) for one in self._list(tx.feed_records, "subject", some)]
        self._contracts = {one.id: one for one in tx.feed_contracts.several(one.source for one in records)}
        self._snapshots = {source: tx.snapshots(source) for source in self._contracts}
        for record in sorted(records, key=lambda one: one.id):
            self.told[record.subject].append(self._in_words(record))
        for some in _parts(subjects):
            for conflict in self._list(tx.feed_conflicts, "subject", some):
                self.conflicts[conflict.subject].append(conflict)

    def _list(self, collection: Any, field: str, wanted: Sequence[str]) -> Iterable[Any]:  # noqa: ANN401
        found: Iterable[Any] = collection.list({field: {"$in": list(wanted)}}, limit=_MOST)
        return found

    def answers(self, subject: str) -> Mapping[str, Decided]:
        """By what was asked: what was decided, or that staff changed by hand since then."""
        found = {one.ask: one.decided for one in self.conflicts[subject] if one.decided}
        decided_at = {one.ask: one.decided_at for one in self.conflicts[subject]}
        hands = next((one.hands for one in self._subjects if one.id == subject), {})
        for ask, at in feed_hands.overruled(self.told[subject], hands).items():
            decided = decided_at.get(ask)
            if decided is None or decided < at:
                found[ask] = Decided(Decision.KEEP_OURS)
        return found

    def contract(self, source: str) -> FeedContract:
        return self._contracts[source]

    def snapshots(self, source: str) -> Sequence[datetime]:
        return self._snapshots[source]

    def _in_words(self, record: FeedRecord) -> Told:
        words = json.loads(self._keys.reveal(record.sealed, f"feed_record/{record.id}"))
        marks = {
            NAME: self.mark(NAME, words["name"]),
            PHONE: self.mark(PHONE, words["phone"]),
            "holder": self._keys.lookup(f"{record.holder}/{words['name']}/{words['phone']}", "feed_holder"),
        }
        snapshots, contract = self._snapshots[record.source], self._contracts[record.source]
        said = (words["name"], words["phone"], words["citizen_id"], spans(record, snapshots), marks)
        return Told(record, contract, *said, ends_said(record, snapshots))

    def mark(self, field: str, text: str) -> str:
        """The keyed hash of a value; nothing of nothing."""
        return self._keys.lookup(text, KINDS[field]) if text else ""

    def persons(self) -> dict[str, Person]:
        """Who each subject is, where that is known; an erased person is nobody any more."""
        found: dict[str, Person] = {}
        by_lookup = {
            subject.removeprefix(PERSON): subject for subject in self.told if subject.startswith(PERSON)
        }
        for some in _parts(by_lookup):
            for person in self._tx.persons.list({"citizen_id.lookup": {"$in": some}}, limit=_MOST):
                if person.citizen_id:
                    found[by_lookup[person.citizen_id.lookup]] = person
        ids = {subject: subject.removeprefix(LINKED) for subject in self.told if subject.startswith(LINKED)}
        ids |= {one.id: one.about_id for one in self._subjects if one.id not in found}
        there = self._tx.persons.several(ids.values())
        known = {person.id: person for person in there if person.name != BLANK}
        return found | {subject: known[about] for subject, about in ids.items() if about in known}

    @cached_property
    def _subjects(self) -> list[FeedSubject]:
        return self._tx.feed_subjects.several(self.told)

    def occupancies(self, person_ids: Iterable[str]) -> Iterator[Occupancy]:
        for some in _parts(person_ids):
            yield from self._list(self._tx.occupancies, "person_id", some)

    def guarded(self, person_id: str) -> bool:
        """Whether the person has a log-in or a role."""
        return bool(self._tx.accounts.first({"person_id": person_id}) or self._tx.roles_of(person_id))

    def owns(self, person_id: str) -> bool:
        return self._tx.ownerships.first({"owner_ids": person_id}) is not None

    def matches(self, told: Told) -> list[Match]:
        """Whom of ours the record may mean, the likeliest first; with a citizen id nobody who has another."""
        has_number = told.record.subject.startswith(PERSON)
        by_phone = self._by_phone(told)
        in_unit = self._in_units(told)
        found = []
        for person in {one.id: one for one in (*by_phone, *in_unit)}.values():
            if person.name != told.name or not person.active or (has_number and person.citizen_id):
                continue
            found.append(
                feed_matching.match(
                    person.id,
                    same_number=False,
                    other_number=False,
                    same_phone=person in by_phone,
                    same_unit=person in in_unit,
                )
            )
        return sorted(found, key=lambda one: (-one.score, one.person_id))

    def _by_phone(self, told: Told) -> list[Person]:
        if not told.phone:
            return []
        return self._tx.persons.list({"phone.lookup": told.marks[PHONE]}, limit=_MOST)

    def _in_units(self, told: Told) -> list[Person]:
        stay = told.record.current
        if stay is None:
            return []
        owned = self._tx.ownerships.find(stay.unit_id)
        there = self._tx.occupancies.list({"within": stay.unit_path}, limit=_MOST)
        ids = {*(owned.owner_ids if owned else ()), *(one.person_id for one in there if one.until is None)}
        return self._tx.persons.several(ids)

    def before(self, known: FeedSubject, field: str) -> str:
        """What staff had written there."""
        origin = known.origins.get(field)
        sealed = origin.sealed_before if origin else ""
        return self._keys.reveal(sealed, f"feed_before/{known.id}/{field}") if sealed else ""

    def origins(
        self, known: FeedSubject, values: Mapping[str, Value], plain: Mapping[str, str]
    ) -> dict[str, FieldOrigin]:
        """Where the values come from now; `plain`: what stands there so far, if anybody knows of it."""
        found: dict[str, FieldOrigin] = {}
        for field, value in values.items():
            if value.told is None:
                continue
            record, before = value.told.record, known.origins.get(field)
            mark = value.told.marks.get(field) or f"{record.died_on or ''}"
            if before and (before.mark, before.source) == (mark, record.source):
                found[field] = before
                continue
            text = plain.get(field, "")
            if before and field in KINDS and before.mark == self.mark(field, text):
                kept = before.sealed_before
            else:
                kept = self._keys.seal(text, f"feed_before/{known.id}/{field}") if text else ""
            found[field] = FieldOrigin(
                record.source, record.batch_id, record.said_at, self._tx.now, mark, kept
            )
        return found


def sure_person(matches: Sequence[Match], sure_from: int) -> str:
    """The one of whom it is sure enough; nobody where there are two."""
    sure = [one.person_id for one in matches if one.score >= sure_from]
    return sure[0] if len(sure) == 1 else ""


def plate_of(tx: Tx, record: FeedRecord) -> str:
    words = json.loads(tx.keys.reveal(record.sealed, f"feed_record/{record.id}"))
    return str(words["plate"])


def _parts(wanted: Iterable[str]) -> Iterator[list[str]]:
    found = sorted(set(wanted))
    size = min(AT_ONCE, MOST_IDS)
    return (found[start : start + size] for start in range(0, len(found), size))
