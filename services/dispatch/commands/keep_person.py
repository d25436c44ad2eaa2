# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep the name of a person."""

from services.dispatch.domain.places import Person
from services.dispatch.store import Tx


def handle(tx: Tx, person: Person) -> None:
    if tx.persons.find(person.id):
        tx.persons.save(person)
    else:
        tx.persons.add(person)
