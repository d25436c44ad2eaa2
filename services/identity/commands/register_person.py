# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a person at the place whose staff look after the record."""

from pydantic import Field, SecretStr

from services.chassis.http import Input, Name
from services.chassis.values import OrgPath
from services.identity.domain import identifiers, persons
from services.identity.domain.authority import Permission
from services.identity.domain.persons import Person
from services.identity.store import Tx


class RegisterPerson(Input):
    """The citizen id (公民身份号码) is optional: ask for no more than is needed."""

    name: Name
    path: OrgPath
    phone: SecretStr | None = Field(None, max_length=32)
    citizen_id: SecretStr | None = Field(None, max_length=18)


def handle(tx: Tx, cmd: RegisterPerson) -> Person:
    """Raises Forbidden, NotFound, Invalid, Duplicate (the citizen id is known already)."""
    tx.require(Permission.PERSONS_WRITE, cmd.path)
    tx.require_path(cmd.path)
    person_id = tx.new_id()
    phone = citizen_id = None
    if cmd.phone:
        number = persons.normalise_phone(cmd.phone.get_secret_value())
        phone = tx.protect("phone", number, person_id)
    if cmd.citizen_id:
        text = cmd.citizen_id.get_secret_value().upper()
        identifiers.require("citizen_id", identifiers.check_citizen_id(text))
        citizen_id = tx.protect("citizen_id", text, person_id)
    person, events = persons.register(person_id, cmd.name, cmd.path, phone=phone, citizen_id=citizen_id)
    tx.persons.add(person, *events)
    return person
