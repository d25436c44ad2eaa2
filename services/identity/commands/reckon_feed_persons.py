# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put together what sources and staff say of persons, and write what changes by it; part of a batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from services.chassis.values import Event, OrgPath
from services.identity.commands import ask_feed_questions, keep_feed_changes, reckon_feed_vehicles
from services.identity.domain import feed_reckoning, ownership, persons
from services.identity.domain.feed_conflicts import ConflictKind, Decision, Question
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, StayOrigin
from services.identity.domain.feed_reckoning import Claim, Ours, Standing, Stay, Told
from services.identity.domain.feed_records import PERSON, Span
from services.identity.domain.ownership import Occupancy
from services.identity.domain.persons import Person
from services.identity.store import Tx, feed_differences
from services.identity.store.feed_differences import Found
from services.identity.store.feed_facts import FeedFacts, sure_person

NAME, PHONE, LIFE = RankedField.NAME.value, RankedField.PHONE.value, RankedField.LIFE.value


def handle(tx: Tx, subjects: Iterable[str]) -> dict[str, str]:
    """What became of each record of these subjects: created, updated, unchanged or waiting, by its id."""
    work = _Persons(tx, sorted(set(subjects)))
    results = work.reckon()
    if work.made:
        vehicles = tx.feed_records.list({"holder": {"$in": sorted(work.made)}}, limit=500)
        reckon_feed_vehicles.handle(tx, (one.subject for one in vehicles))
    return results


class _Persons:
    """The persons of one transaction with all that is said of them, read at once."""

    def __init__(self, tx: Tx, subjects: Sequence[str]) -> None:
        self._tx = tx
        self._facts = FeedFacts(tx, subjects)
        self._persons = self._facts.persons()
        self._lived_in: dict[str, list[Occupancy]] = defaultdict(list)
        for one in self._facts.occupancies(person.id for person in self._persons.values()):
            self._lived_in[one.person_id].append(one)
        self.made: set[str] = set()
        self._found: list[Found] = []

    def reckon(self) -> dict[str, str]:
        results: dict[str, str] = {}
        for subject, told in self._facts.told.items():
            became, waiting = self._one(subject, told)
            results |= {one.record.id: became for one in told}
            results |= dict.fromkeys(waiting, "waiting")
        keep_feed_changes.handle(self._tx, self._found)
        return results

    def _one(self, subject: str, told: Sequence[Told]) -> tuple[str, set[str]]:
        """What became of the person, and which records wait for an answer."""
        person, question = self._meant(subject, told)
        if person is None:
            questions = [question] if question else []
            self._found += [Found(one) for one in told]
            ask_feed_questions.handle(self._tx, "", told, questions, self._facts.conflicts[subject])
            return "unchanged", {one.record.id for one in told} if questions else set()
        known = self._tx.feed_subjects.find(subject)
        new = subject in self.made
        if known is None or known.about_id != person.id:
            known = FeedSubject(id=subject, about_id=person.id, made=new)
        standing = feed_reckoning.reckon(
            told, self._ours(person, known, told, new=new), self._facts.answers(subject)
        )
        changed = self._write(person, known, told, standing, new=new)
        ask_feed_questions.handle(
            self._tx, person.id, told, standing.questions, self._facts.conflicts[subject]
        )
        became = "created" if new else "updated" if changed else "unchanged"
        self._persons[subject] = person
        return became, {question.record_id for question in standing.questions}

    def _meant(self, subject: str, told: Sequence[Told]) -> tuple[Person | None, Question | None]:
        """Who is meant; nobody yet where it must be asked, or was answered with ignoring it."""
        known = self._persons.get(subject)
        if known:
            return known, None
        first = told[0]
        question = Question(ConflictKind.UNSURE, first.record.id, first.record.source, of=subject)
        answer = self._facts.answers(subject).get(question.ask)
        if answer and answer.decision is Decision.IGNORE:
            return None, None
        if answer and answer.decision is Decision.MERGE:
            return self._adopt(subject, self._tx.persons.get(answer.person_id)), None
        if answer is None:
            matches = self._facts.matches(first)
            sure = sure_person(matches, min(one.contract.sure_from for one in told))
            if sure:
                return self._adopt(subject, self._tx.persons.get(sure)), None
            if matches or not subject.startswith(PERSON):
                return None, question
        return self._register(subject, told), None

    def _adopt(self, subject: str, person: Person) -> Person:
        self._persons[subject] = person
        found = self._tx.occupancies.list({"person_id": person.id}, limit=500)
        self._lived_in[person.id] = found
        return person

    def _register(self, subject: str, told: Sequence[Told]) -> Person:
        self.made.add(subject)
        return persons.register(self._tx.new_id(), told[0].name, _home(told))[0]

    def _ours(self, person: Person, known: FeedSubject, told: Sequence[Told], *, new: bool) -> Ours:
        if new:
            return Ours()
        name, phone, life = (known.origins.get(field) for field in (NAME, PHONE, LIFE))
        follows = bool(name and name.mark == self._facts.mark(NAME, person.name))
        ours = self._facts.before(known, NAME) if follows else person.name
        number = person.phone.lookup if person.phone else ""
        if phone and phone.mark == number:
            before = self._facts.before(known, PHONE)
            number = self._facts.mark(PHONE, before) if before else ""
        closed = not person.active and life is None
        delicate = any(one.record.died_on or (one.phone and one.marks[PHONE] != number) for one in told)
        return Ours(
            name=ours or None,
            phone=number,
            active=not closed,
            guarded=delicate and self._facts.guarded(person.id),
            owner=any(one.record.died_on for one in told) and self._facts.owns(person.id),
            spans=tuple(self._our_spans(person, known)),
        )

    def _our_spans(self, person: Person, known: FeedSubject) -> Iterable[Span]:
        for one in _latest(self._lived_in[person.id]):
            origin, until = known.stay(one.id), one.until
            if origin and origin.until == until:
                if origin.made:
                    continue
                until = origin.ours_until
            yield replace(_span(one), until=until)

    def _write(
        self, person: Person, known: FeedSubject, told: Sequence[Told], standing: Standing, *, new: bool
    ) -> bool:
        values = {NAME: standing.name, PHONE: standing.phone, LIFE: standing.active}
        origins = self._facts.origins(known, values, self._plain(person))
        changes = self._changes(person, known, told, standing, new=new)
        changed, events = persons.change(person, **changes)
        if new:
            _, born = persons.register(changed.id, changed.name, changed.path)
            self._tx.persons.add(changed, *born, *(events if not changed.active else ()))
        elif events or changes:
            self._tx.persons.save(changed, *events)
        stays, moved, lives = self._live(changed, known, standing.stays)
        after = replace(known, origins=origins, stays=stays)
        if after != self._tx.feed_subjects.find(known.id):
            self._tx.feed_subjects.put(after)
        self._found += feed_differences.of_person(
            self._tx, told, changed, after, lives, standing, self._facts.conflicts[known.id]
        )
        return bool(changes) or moved

    def _changes(
        self, person: Person, known: FeedSubject, told: Sequence[Told], standing: Standing, *, new: bool
    ) -> dict[str, Any]:
        tx, changes = self._tx, dict[str, Any]()
        number = next((one.citizen_id for one in told if one.citizen_id), "")
        if number and person.citizen_id is None and known.id.startswith(PERSON):
            changes["citizen_id"] = tx.protect("citizen_id", number, person.id)
        if standing.name.value and standing.name.value != person.name:
            changes["name"] = standing.name.value
        current = person.phone.lookup if person.phone else ""
        if standing.phone.value != current:
            source = standing.phone.told
            plain = source.phone if source else self._facts.before(known, PHONE)
            changes["phone"] = tx.protect("phone", plain, person.id) if plain else None
        if standing.active.value != person.active:
            changes["active"] = standing.active.value
        if known.made and not new and "path" not in known.hands and (home := _home(told)) != person.path:
            changes["path"] = home
        return changes

    def _plain(self, person: Person) -> dict[str, str]:
        phone = self._tx.reveal("phone", person.phone, person.id) if person.phone else ""
        return {NAME: person.name, PHONE: phone, LIFE: ""}

    def _live(
        self, person: Person, known: FeedSubject, stays: Sequence[Stay]
    ) -> tuple[tuple[StayOrigin, ...], bool, dict[str, Span]]:
        """Where the stays come from now, whether an occupancy is another than before, and what stands."""
        there = {one.unit_id: one for one in _latest(self._lived_in[person.id])}
        origins, moved = {one.occupancy_id: one for one in known.stays}, False
        lives = {unit_id: _span(one) for unit_id, one in there.items()}
        for stay in stays:
            before = there.get(stay.span.unit_id)
            occupancy, events = self._occupancy(person, before, stay)
            if events and before:
                self._tx.occupancies.save(occupancy, *events)
            elif events:
                self._tx.occupancies.add(occupancy, *events)
            moved, lives[occupancy.unit_id] = moved or bool(events), _span(occupancy)
            origin = origins.pop(occupancy.id, None)
            if stay.told:
                origins[occupancy.id] = self._stay_origin(occupancy, before, origin, stay.told)
        return tuple(sorted(origins.values(), key=lambda one: one.occupancy_id)), moved, lives

    def _occupancy(
        self, person: Person, before: Occupancy | None, stay: Stay
    ) -> tuple[Occupancy, list[Event]]:
        span = stay.span
        if before:
            return ownership.stay(before, span.kind, since=span.since, until=span.until)
        unit = self._tx.places.get(span.unit_id)
        new_id = self._tx.new_id()
        return ownership.move_in(new_id, unit, person.id, span.kind, since=span.since, until=span.until)

    def _stay_origin(
        self, now: Occupancy, before: Occupancy | None, origin: StayOrigin | None, told: Told
    ) -> StayOrigin:
        record = told.record
        if origin and (origin.source, origin.until) == (record.source, now.until):
            return origin
        made = origin.made if origin else before is None
        ours = origin.ours_until if origin else before.until if before else None
        return StayOrigin(
            occupancy_id=now.id,
            unit_id=now.unit_id,
            source=record.source,
            batch_id=record.batch_id,
            as_of=record.seen_at,
            since=self._tx.now,
            until=now.until,
            made=made,
            ours_until=ours,
        )


def _home(told: Sequence[Told]) -> OrgPath:
    """What the building stands in where the source of the highest rank sees the person."""
    claims = [
        Claim(one.record.current, one, one.contract.rank(RankedField.STAY))
        for one in told
        if one.record.stays
    ]
    found = feed_reckoning.best(claims)
    if found is None:
        return told[0].contract.at
    return OrgPath(found.value.unit_path).ancestors()[-3]


def _span(one: Occupancy) -> Span:
    return Span(one.unit_id, one.unit_path, one.kind, one.since, one.until)


def _latest(stays: Iterable[Occupancy]) -> list[Occupancy]:
    """The last one in each unit."""
    found: dict[str, Occupancy] = {}
    for one in sorted(stays, key=lambda one: (one.since, one.id)):
        found[one.unit_id] = one
    return [found[unit_id] for unit_id in sorted(found)]
