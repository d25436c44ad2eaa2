# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correct a person's record, move it to another place, or close it."""

from typing import Any

from pydantic import Field, SecretStr

from services.chassis.http import Id, Input, Name
from services.chassis.values import NotFound, OrgPath
from services.identity.commands import DocumentInput, end_sessions, note_hand_change, protected, undo_proofs
from services.identity.domain import corrections, persons, roles
from services.identity.domain.authority import Permission
from services.identity.domain.corrections import Correction
from services.identity.domain.feed_origins import Means
from services.identity.domain.persons import Person
from services.identity.store import Tx, feed_differences


class ChangePerson(Input):
    """What is not given stays.

    `correction_id`: what the person had asked for, where it is done by this; it is accepted with it.
    """

    name: Name | None = None
    path: OrgPath | None = None
    phone: SecretStr | None = Field(None, max_length=32)
    citizen_id: SecretStr | None = Field(None, max_length=18)
    document: DocumentInput | None = None
    active: bool | None = None
    correction_id: Id | None = None


def handle(tx: Tx, person_id: str, cmd: ChangePerson) -> Person:
    """Raises NotFound, Forbidden, Outranked, Invalid, Duplicate."""
    person = tx.persons.get(person_id)
    tx.require(Permission.PERSONS_WRITE, person.path)
    if cmd.path:
        tx.require(Permission.PERSONS_WRITE, cmd.path)
        tx.require_path(cmd.path)
    roles.check_not_outranked(tx.by, person.id, tx.roles_of(person.id))
    asked = _asked(tx, person, cmd.correction_id)
    plain = {"name": cmd.name, "path": cmd.path, "active": cmd.active}
    changes: dict[str, Any] = {field: value for field, value in plain.items() if value is not None}
    changes |= protected(tx, person.id, cmd)
    changed, events = persons.change(person, **changes)
    if events:
        tx.persons.save(changed, *events)
        undo_proofs(tx, person, changed)
        means = Means.CORRECTION if asked else Means.HAND
        note_hand_change.handle(tx, person.id, feed_differences.changed(tx, person, changed), means)
        if asked and asked.open:
            _accept(tx, asked)
    if cmd.active is False:
        end_sessions.handle(tx, person_id=person.id)
    return changed


def _asked(tx: Tx, person: Person, correction_id: str | None) -> Correction | None:
    """What this person had asked for, by the id that was given. Raises NotFound."""
    asked = tx.corrections.get(correction_id) if correction_id else None
    if asked and asked.person_id != person.id:
        raise NotFound("correction", asked.id)
    return asked


def _accept(tx: Tx, asked: Correction) -> None:
    """The record says it now: that is the answer."""
    accepted, events = corrections.decide(asked, tx.by.subject, "", tx.now, accepted=True)
    tx.corrections.save(accepted, *events)
