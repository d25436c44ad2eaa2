# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that one saw a proof of who a person is: a paper, or what the property register says of a unit."""

from pydantic import Field

from services.chassis.http import Input, Line
from services.identity.commands import prove
from services.identity.domain import roles
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import RealName
from services.identity.domain.real_names import RealNameProof, RealNames
from services.identity.store import Tx


class ProveRealName(Input):
    """`note` says what was seen, such as the kind of paper; never its number."""

    level: RealName
    note: Line = Field("", max_length=100)


def handle(tx: Tx, person_id: str, cmd: ProveRealName) -> RealNames:
    """Raises NotFound, Forbidden, Outranked, OwnProof, NothingToProve."""
    person = tx.persons.get(person_id)
    tx.require(Permission.PERSONS_WRITE, person.path)
    roles.check_not_outranked(tx.by, person.id, tx.roles_of(person.id))
    return prove(tx, person, RealNameProof(cmd.level, tx.by.subject, tx.now, cmd.note))
