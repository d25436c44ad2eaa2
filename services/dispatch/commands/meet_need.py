# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that help came, and from whom if one likes."""

from services.chassis.http import Id, Input
from services.dispatch.domain import sharing_access, skills
from services.dispatch.domain.errors import UnknownPerson
from services.dispatch.domain.skills import Need
from services.dispatch.store import Tx


class MeetNeed(Input):
    helper_id: Id | None = None


def handle(tx: Tx, need_id: str, cmd: MeetNeed) -> Need:
    """Raises NotFound, UnknownPerson, WrongNeedState."""
    need = tx.needs.get(need_id)
    sharing_access.check_need_seen(tx.by, need)
    if cmd.helper_id and tx.persons.find(cmd.helper_id) is None:
        raise UnknownPerson(cmd.helper_id)
    return tx.save_need(*skills.meet(need, cmd.helper_id))
