# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask that what is kept about oneself be erased; staff ask for a person by their paper."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import erasures, roles
from services.identity.domain.authority import Permission
from services.identity.domain.erasures import Erasure
from services.identity.store import Tx


class RequestErasure(Input):
    """Without `person_id` one's own. `document`: the number of the paper that the person signed."""

    person_id: Id | None = None
    document: Name | None = Field(None, max_length=100)


def handle(tx: Tx, cmd: RequestErasure) -> Erasure:
    """Raises NotFound, Forbidden, Outranked, ErasureAskedAlready."""
    person = tx.persons.get(cmd.person_id or tx.by.subject)
    if person.id != tx.by.subject:
        tx.require(Permission.PERSONS_WRITE, person.path)
        roles.check_not_outranked(tx.by, person.id, tx.roles_of(person.id))
    barring = tx.erasures_barring(person.id)
    asked, events = erasures.request(tx.new_id(), person, barring, tx.by.subject, tx.now, cmd.document)
    tx.erasures.add(asked, *events)
    return tx.ask_anew(asked)
