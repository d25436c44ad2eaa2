# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of the records of sources is another here, and what a change by hand made another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.identity.domain import feed_changes
from services.identity.domain.feed_changes import CITIZEN_ID, Difference, Here
from services.identity.domain.feed_conflicts import ConflictKind, Decision, FeedConflict
from services.identity.domain.feed_contracts import RankedField
from services.identity.domain.feed_origins import FeedSubject, stay_field
from services.identity.domain.feed_reckoning import Standing, Told
from services.identity.domain.feed_records import PERSON, Span
from services.identity.domain.persons import Person, Protected
from services.identity.store import Tx

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
        differences = feed_changes.of_person(one, here, asked, tx.today, elsewhere=elsewhere)
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


def changed(tx: Tx, before: Person, after: Person) -> dict[str, str]:
    """The fields that are another than before, with the keyed hash of what stood there."""
    stood = {
        RankedField.NAME.value: (tx.keys.lookup(before.name, "feed_name"), before.name != after.name),
        RankedField.PHONE.value: (
            before.phone.lookup if before.phone else "",
            _differ(before.phone, after.phone),
        ),
        "citizen_id": ("", _differ(before.citizen_id, after.citizen_id)),
        RankedField.LIFE.value: ("", before.active != after.active),
        "path": ("", before.path != after.path),
    }
    return {of: mark for of, (mark, other) in stood.items() if other}


def _differ(one: Protected | None, other: Protected | None) -> bool:
    return (one and one.lookup) != (other and other.lookup)
