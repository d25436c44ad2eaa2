# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take down who called or came (来电登记): found by name and number, or registered with no more than that."""

from pydantic import Field, SecretStr

from services.chassis.http import Input, Name
from services.chassis.values import NotFound, OrgPath
from services.identity.domain import persons
from services.identity.domain.authority import Permission
from services.identity.domain.persons import Person
from services.identity.store import Tx


class RegisterCaller(Input):
    """`path`: the place that the call is about."""

    name: Name
    phone: SecretStr = Field(max_length=32)
    path: OrgPath


def handle(tx: Tx, cmd: RegisterCaller) -> Person:
    """Raises Forbidden, NotFound, Invalid."""
    tx.require(Permission.CALLERS_REGISTER, *tx.scope_of(cmd.path))
    if tx.places.first({"path": cmd.path}) is None:
        raise NotFound("place", cmd.path)
    number = persons.normalise_phone(cmd.phone.get_secret_value())
    name = persons.check_name(cmd.name)
    with_number = tx.persons.list({"phone.lookup": tx.keys.lookup(number, "phone")})
    known = next((person for person in with_number if person.name == name and person.active), None)
    if known:
        return known
    person_id = tx.new_id()
    phone = tx.protect("phone", number, person_id)
    person, events = persons.register(person_id, name, cmd.path, phone=phone)
    tx.persons.add(person, *events)
    return person
