# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a sending thread does: read what is due, send it outside any transaction, record what came of it."""

from collections.abc import Callable
from typing import Protocol

from services.chassis.clock import system_now
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.outreach import queries
from services.outreach.commands import record_attempts
from services.outreach.domain.deliveries import Attempt
from services.outreach.store import Tx

SENDER = "outreach.sender"


class Hooks(Protocol):
    """Sends one webhook."""

    def send(self, url: str, message_id: str, body: str, secrets: tuple[str, ...]) -> Attempt: ...


def endpoint_sender(store: Callable[[], Store[Tx]], webhooks: Hooks) -> Callable[[str, str], None]:
    """Sends what is due for an endpoint; the round ends where there is no answer at all."""

    def send(tenant: str, endpoint_id: str) -> None:
        by = system_principal(tenant, SENDER)
        due = queries.due_for(store().reader(by), endpoint_id)
        attempts = []
        for message in due.messages:
            if message.body:
                attempt = webhooks.send(due.url, message.event_id, message.body, due.secrets)
            else:
                attempt = Attempt(system_now(), 0, error="EventGone")
            attempts.append((message.delivery_id, attempt))
            if attempt.status is None:
                break
        store().transact(by, lambda tx: record_attempts.handle(tx, endpoint_id, attempts))

    return send
