# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a term before its time: resigned, recalled, or no longer allowed to hold it."""

from typing import Literal

from services.chassis.http import Day, Input
from services.identity.commands import revoke_tokens, unseat
from services.identity.domain import committees, offices
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import Leaving
from services.identity.domain.offices import Office
from services.identity.store import Tx


class EndOffice(Input):
    """The last day, not in the future; of a term that has not begun none counts."""

    leaving: Literal[Leaving.RESIGNED, Leaving.RECALLED, Leaving.DISQUALIFIED]
    until: Day


def handle(tx: Tx, office_id: str, cmd: EndOffice) -> Office:
    """The seat on the committee is free again. Raises NotFound, Forbidden, OfficeEndedAlready, Invalid."""
    office = tx.offices.get(office_id)
    tx.require(Permission.OFFICES_WRITE, office.place_path)
    today = tx.today
    over, events = offices.leave(office, Leaving(cmd.leaving), cmd.until, today)
    unseat(tx, office, over, events)
    if office.roles:
        revoke_tokens.handle(tx, office.person_id)
    if office.committee_id:
        tx.committees.save(committees.vacate(tx.committees.get(office.committee_id), office.person_id))
    return over
