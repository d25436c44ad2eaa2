# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correct a person's record, move it to another place, or close it."""

from typing import Any

from pydantic import Field, SecretStr

from services.chassis.http import Id, Input, Name
from services.chassis.values import NotFound, OrgPath
from services.identity.commands import DocumentInput, end_sessions, note_hand_change, protected, undo_proofs
from services.identity.domain import persons, roles
from services.identity.domain.authority import Permission
from services.identity.domain.feed_origins import Means
from services.identity.domain.persons import Person
from services.identity.store import Tx, feed_differences


class ChangePerson(Input):
    """What is not given stays. `correction_id`: what the person had asked for, where it is done by this."""

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
    if cmd.correction_id and tx.corrections.get(cmd.correction_id).person_id != person.id:
        raise NotFound("correction", cmd.correction_id)
    plain = {"name": cmd.name, "path": cmd.path, "active": cmd.active}
    changes: dict[str, Any] = {field: value for field, value in plain.items() if value is not None}
    changes |= protected(tx, person.id, cmd)
    changed, events = persons.change(person, **changes)
    if events:
        tx.persons.save(changed, *events)
        undo_proofs(tx, person, changed)
        means = Means.CORRECTION if cmd.correction_id else Means.HAND
        note_hand_change.handle(tx, person.id, feed_differences.changed(tx, person, changed), means)
    if cmd.active is False:
        end_sessions.handle(tx, person_id=person.id)
    return changed
