# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mark all of one's messages as read, a few hundred at a time."""

from services.chassis.http import View
from services.outreach.domain import messages
from services.outreach.store import Tx

AT_ONCE = 200


class LeftView(View):
    """How many are still unread: no more than some hundreds are marked at once."""

    unread: int


def handle(tx: Tx) -> LeftView:
    unread = tx.messages.list({"person_id": tx.by.subject, "unread": True}, limit=AT_ONCE)
    for message in unread:
        tx.messages.save(messages.read(message, tx.now))
    return LeftView(unread=tx.unread_of(tx.by.subject))
