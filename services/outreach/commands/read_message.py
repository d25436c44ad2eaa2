# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mark a message as read, on all of its person's devices."""

from services.chassis.values import NotFound
from services.outreach.domain import messages
from services.outreach.domain.messages import Message
from services.outreach.store import Tx


def handle(tx: Tx, message_id: str) -> Message:
    """Raises NotFound also for another's."""
    message = tx.messages.get(message_id)
    if message.person_id != tx.by.subject:
        raise NotFound("message", message_id)
    seen = messages.read(message, tx.now)
    tx.messages.save(seen)
    return seen
