# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that a body is on file (备案) at the authority, and whom its members chose as chair."""

from datetime import date

from services.chassis.http import Day, Id, Input
from services.chassis.values import Invalid
from services.deliberation.commands import Document
from services.deliberation.domain import bodies
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Body, Filing
from services.deliberation.store import Tx


class FileBody(Input):
    """`number`: of the file."""

    number: Document
    filed_on: Day
    chair_id: Id


def handle(tx: Tx, body_id: str, cmd: FileBody) -> Body:
    body = tx.bodies.get(body_id)
    tx.require(Permission.BODIES_KEEP, body.place)
    today: date = tx.calendar_at(body.place).local_date(tx.now)
    if cmd.filed_on > today:
        raise Invalid("filed_on", "lies in the future")
    body, events = bodies.file(body, Filing(cmd.number, cmd.filed_on), cmd.chair_id)
    tx.bodies.save(body, *events)
    return body
