# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that somebody leaves a body: resigned, no longer an owner, convicted; the first alternate follows."""

from typing import Literal

from services.chassis.http import Id, Input
from services.deliberation.domain import bodies
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.body_rules import Ending
from services.deliberation.store import Tx


class EndMembership(Input):
    """Recalled is a member by an owners' vote alone (`prepare_vote`), and by the end of a term all are."""

    person_id: Id
    ending: Literal[Ending.RESIGNED, Ending.NOT_OWNER, Ending.NO_CAPACITY, Ending.CONVICTED]


def handle(tx: Tx, body_id: str, cmd: EndMembership) -> Body:
    """Members resign themselves; the rest is for who keeps the body."""
    body = tx.bodies.get(body_id)
    if cmd.ending is not Ending.RESIGNED or cmd.person_id != tx.by.subject:
        tx.require(Permission.BODIES_KEEP, body.place)
    today = tx.calendar_at(body.place).local_date(tx.now)
    body, events = bodies.end_membership(body, cmd.person_id, cmd.ending, today)
    tx.bodies.save(body, *events)
    return body
