# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put together what sources and staff say of vehicles, and write what changes by it; part of a batch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from services.identity.commands import ask_feed_questions, keep_feed_changes
from services.identity.domain import feed_changes, feed_reckoning, vehicles
from services.identity.domain.feed_batches import day_of
from services.identity.domain.feed_conflicts import ConflictKind, Question
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, FieldOrigin
from services.identity.domain.feed_reckoning import Told, VehicleStanding
from services.identity.domain.feed_records import PERSON, VEHICLE, absent_from
from services.identity.domain.vehicles import Vehicle
from services.identity.store import Tx, feed_differences
from services.identity.store.feed_differences import Found
from services.identity.store.feed_facts import FeedFacts, plate_of

HOLDER = RankedField.HOLDER.value


def handle(tx: Tx, subjects: Iterable[str]) -> dict[str, str]:
    """What became of each record of these subjects: created, updated, unchanged or waiting, by its id."""
    facts = FeedFacts(tx, sorted(set(subjects)))
    holders = _holders(tx, facts)
    results: dict[str, str] = {}
    found: list[Found] = []
    for subject, told in facts.told.items():
        results |= _one(tx, facts, subject, told, holders, found)
    keep_feed_changes.handle(tx, found)
    return results


def _holders(tx: Tx, facts: FeedFacts) -> dict[str, str]:
    """Persons by the subject that a record names as the holder."""
    wanted = {one.record.holder for told in facts.told.values() for one in told}
    lookups = sorted(one.removeprefix(PERSON) for one in wanted if one.startswith(PERSON))
    found = tx.persons.list({"citizen_id.lookup": {"$in": lookups}}, limit=500) if lookups else []
    return {PERSON + one.citizen_id.lookup: one.id for one in found if one.citizen_id}


def _one(
    tx: Tx,
    facts: FeedFacts,
    subject: str,
    told: Sequence[Told],
    holders: dict[str, str],
    found: list[Found],
) -> dict[str, str]:
    vehicle = tx.vehicles.first({"plate.lookup": subject.removeprefix(VEHICLE)})
    known = tx.feed_subjects.find(subject)
    origin = known.origins.get(HOLDER) if known else None
    follows = vehicle and origin and origin.mark == vehicle.person_id
    ours = "" if vehicle is None else facts.before(known, HOLDER) if known and follows else vehicle.person_id
    gone = {
        one.record.id: day_of(at)
        for one in told
        if (at := absent_from(one.record, facts.snapshots(one.record.source)))
    }
    standing = feed_reckoning.reckon_vehicle(told, ours, holders, gone, facts.answers(subject))
    became = _write(tx, facts, subject, told, (vehicle, known), standing)
    ask_feed_questions.handle(
        tx, vehicle.id if vehicle else "", told, standing.questions, facts.conflicts[subject]
    )
    found += (_found(tx, facts, one, holders, standing.questions) for one in told)
    waiting = {question.record_id for question in standing.questions}
    return {one.record.id: "waiting" if one.record.id in waiting else became for one in told}


def _found(
    tx: Tx, facts: FeedFacts, one: Told, holders: Mapping[str, str], questions: Sequence[Question]
) -> Found:
    """What of a record is another here by now: whose it is, where the source knows somebody else."""
    subject = one.record.subject
    vehicle = tx.vehicles.first({"plate.lookup": subject.removeprefix(VEHICLE)})
    holder = tx.persons.find(vehicle.person_id) if vehicle else None
    unknown = one.question(ConflictKind.HOLDER_UNKNOWN, one.marks["holder"]).ask
    answer = facts.answers(subject).get(unknown)
    theirs = answer.person_id if answer else holders.get(one.record.holder, "")
    if vehicle is None or holder is None or theirs in ("", holder.id):
        return Found(one)
    known = tx.feed_subjects.find(subject) or FeedSubject(id=subject, about_id=vehicle.id, made=False)
    asked = {question.kind for question in questions if question.record_id == one.record.id}
    differences = tuple(feed_changes.of_vehicle(one, feed_differences.here_of(tx, holder, one), asked))
    decided = feed_differences.decided(one, facts.conflicts[subject])
    return Found(one, (vehicle.id, holder.id, theirs), known, differences, decided)


def _write(
    tx: Tx,
    facts: FeedFacts,
    subject: str,
    told: Sequence[Told],
    before: tuple[Vehicle | None, FeedSubject | None],
    standing: VehicleStanding,
) -> str:
    vehicle, known = before
    if not standing.person_id or standing.told is None:
        return "unchanged"
    if vehicle is None:
        vehicle_id = tx.new_id()
        plate = tx.protect("plate", plate_of(tx, told[0].record), vehicle_id)
        special = told[0].record.special
        after, events = vehicles.register(vehicle_id, standing.person_id, plate, special=special)
        tx.vehicles.add(replace(after, until=standing.until), *events)
        became = "created"
    else:
        after, events = vehicles.hold(vehicle, standing.person_id)
        if standing.until:
            after, ended = vehicles.end(after, standing.until)
            same = (after.person_id, after.until) == (vehicle.person_id, vehicle.until)
            events = [] if same else [*(events if after.person_id != vehicle.person_id else ()), *ended]
        if events:
            tx.vehicles.save(after, *events)
        became = "updated" if events else "unchanged"
    _keep_origin(tx, facts, subject, (vehicle, known), after, standing)
    return became


def _keep_origin(
    tx: Tx,
    facts: FeedFacts,
    subject: str,
    before: tuple[Vehicle | None, FeedSubject | None],
    after: Vehicle,
    standing: VehicleStanding,
) -> None:
    vehicle, known = before
    if standing.told is None:
        return
    known = known or FeedSubject(id=subject, about_id=after.id, made=vehicle is None)
    origin, record = known.origins.get(HOLDER), standing.told.record
    if origin and (origin.source, origin.mark) == (record.source, standing.person_id):
        return
    if origin and vehicle and origin.mark == vehicle.person_id:
        ours = origin.sealed_before
    else:
        ours = tx.keys.seal(vehicle.person_id, f"feed_before/{subject}/{HOLDER}") if vehicle else ""
    told = FieldOrigin(record.source, record.batch_id, record.said_at, tx.now, standing.person_id, ours)
    tx.feed_subjects.put(replace(known, origins={**known.origins, HOLDER: told}))
