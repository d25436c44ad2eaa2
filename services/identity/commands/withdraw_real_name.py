# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a proof of who a person is back: it was a mistake, or what it was compared with has changed."""

from services.chassis.http import Input
from services.identity.domain import real_names, roles
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import RealName
from services.identity.domain.real_names import RealNames
from services.identity.store import Tx


class WithdrawRealName(Input):
    """Which proof."""

    level: RealName


def handle(tx: Tx, person_id: str, cmd: WithdrawRealName) -> RealNames:
    """Raises NotFound, Forbidden, Outranked, NothingProven."""
    person = tx.persons.get(person_id)
    tx.require(Permission.PERSONS_WRITE, person.path)
    roles.check_not_outranked(tx.by, person.id, tx.roles_of(person.id))
    known = tx.real_names.find(person.id) or RealNames(person.id)
    left, events = real_names.withdraw(known, (cmd.level,))
    tx.real_names.save(left, *events)
    return left
