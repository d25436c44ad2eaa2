# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that a thing of a body's past term was handed over (移交), with the receipt."""

from services.chassis.http import Input
from services.deliberation.commands import Document, Title
from services.deliberation.domain import bodies
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Body
from services.deliberation.store import Tx


class HandOver(Input):
    """`item`: as it stands on the list; `document`: the receipt that both sides signed."""

    item: Title
    document: Document


def handle(tx: Tx, body_id: str, cmd: HandOver) -> Body:
    body = tx.bodies.get(body_id)
    tx.require(Permission.BODIES_KEEP, body.place)
    body, events = bodies.hand_over(body, cmd.item, cmd.document, tx.now)
    tx.bodies.save(body, *events)
    return body
