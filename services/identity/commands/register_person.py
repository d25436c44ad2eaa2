# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a person at the place whose staff look after the record."""

from pydantic import Field, SecretStr

from services.chassis.http import Input, Name
from services.chassis.values import OrgPath
from services.identity.commands import DocumentInput, protected
from services.identity.domain import persons
from services.identity.domain.authority import Permission
from services.identity.domain.persons import Person
from services.identity.store import Tx


class RegisterPerson(Input):
    """Citizen id (公民身份号码) and other document are optional: ask for no more than is needed."""

    name: Name
    path: OrgPath
    phone: SecretStr | None = Field(None, max_length=32)
    citizen_id: SecretStr | None = Field(None, max_length=18)
    document: DocumentInput | None = None


def handle(tx: Tx, cmd: RegisterPerson) -> Person:
    """Raises Forbidden, NotFound, Invalid, Duplicate (the citizen id or the document is known already)."""
    tx.require(Permission.PERSONS_WRITE, cmd.path)
    tx.require_path(cmd.path)
    person_id = tx.new_id()
    numbers = protected(tx, person_id, cmd)
    person, events = persons.register(person_id, cmd.name, cmd.path, **numbers)
    tx.persons.add(person, *events)
    return person
