# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decide what a source's word means, side by side with ours; it is remembered and not asked again."""

from dataclasses import replace

from services.chassis.http import Id, Input
from services.identity.commands import reckon_feed_persons, reckon_feed_vehicles
from services.identity.domain import feed_conflicts, roles
from services.identity.domain.authority import Permission
from services.identity.domain.feed_conflicts import Decision, FeedConflict
from services.identity.domain.feed_records import LINKED, PERSON, UNKNOWN, VEHICLE
from services.identity.domain.persons import Person
from services.identity.store import Tx


class DecideFeedConflict(Input):
    """`person_id`: who it is, for a merge."""

    decision: Decision
    person_id: Id | None = None


def handle(tx: Tx, conflict_id: str, cmd: DecideFeedConflict) -> FeedConflict:
    """Raises NotFound, Forbidden, Outranked, ConflictSettled, DecisionNotPossible."""
    conflict = tx.feed_conflicts.get(conflict_id)
    tx.require(Permission.FEEDS_DECIDE, conflict.at)
    person_id = cmd.person_id or ""
    for one in {person_id, conflict.about_id} - {""}:
        if found := tx.persons.find(one):
            roles.check_not_outranked(tx.by, found.id, tx.roles_of(found.id))
    decided, events = feed_conflicts.decide(conflict, cmd.decision, person_id, tx.by.subject, tx.now)
    tx.feed_conflicts.save(decided, *events)
    subject = conflict.subject
    if cmd.decision is Decision.MERGE and not subject.startswith(VEHICLE):
        subject = _linked(tx, decided, tx.persons.get(person_id))
    reckon = reckon_feed_vehicles if subject.startswith(VEHICLE) else reckon_feed_persons
    reckon.handle(tx, {subject})
    return decided


def _linked(tx: Tx, conflict: FeedConflict, person: Person) -> str:
    """The subject of the person, whose the record is from now on where it has no citizen id itself."""
    if not conflict.subject.startswith(UNKNOWN):
        return conflict.subject
    subject = PERSON + person.citizen_id.lookup if person.citizen_id else LINKED + person.id
    record = tx.feed_records.get(conflict.record_id)
    tx.feed_records.save(replace(record, subject=subject))
    return subject
