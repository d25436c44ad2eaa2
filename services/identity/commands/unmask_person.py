# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read a person's unmasked data: for a reason, and on record."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Input, Lines
from services.identity.domain import persons
from services.identity.domain.authority import Permission
from services.identity.store import Tx


class UnmaskPerson(Input):
    """Fields are name, phone, citizen_id and document; the phone alone may be read by who has to call."""

    fields: tuple[str, ...] = Field(min_length=1, max_length=4)
    reason: Lines = Field(min_length=2, max_length=200)


@dataclass(frozen=True, slots=True)
class Unmasked:
    """What was asked for and is known."""

    person_id: str
    name: str | None = None
    phone: str | None = None
    citizen_id: str | None = None
    document: str | None = None


def handle(tx: Tx, person_id: str, cmd: UnmaskPerson) -> Unmasked:
    """Raises NotFound, Forbidden, Invalid."""
    person = tx.persons.get(person_id)
    to_call = set(cmd.fields) == {"phone"}
    needed = Permission.PERSONS_CALL if to_call else Permission.PERSONS_UNMASK
    tx.require(needed, *tx.scope_of(person.path))
    fact = persons.unmask(person, cmd.fields, cmd.reason)
    tx.persons.save(person, fact)
    wanted = set(fact.fields)
    return Unmasked(
        person.id,
        name=person.name if "name" in wanted else None,
        phone=tx.reveal("phone", person.phone, person.id) if "phone" in wanted and person.phone else None,
        citizen_id=tx.reveal("citizen_id", person.citizen_id, person.id)
        if "citizen_id" in wanted and person.citizen_id
        else None,
        document=tx.reveal("document", person.document.number, person.id)
        if "document" in wanted and person.document
        else None,
    )
