# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a sending thread does: read what is due, send it outside any transaction, record what came of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from services.chassis.clock import system_now
from services.chassis.store import Store
from services.chassis.store.store import system_principal
from services.outreach.commands import record_attempts, record_sendings
from services.outreach.domain.choices import Channel
from services.outreach.domain.deliveries import EVENT_GONE, Attempt
from services.outreach.domain.sendings import Outcome
from services.outreach.queries import endpoints, messages
from services.outreach.queries.messages import Letter
from services.outreach.store import Tx

SENDER = "outreach.sender"
ROUND_MILLIS = 20_000
"""After so long no other event of a round is begun: a round of two minutes is taken for dead."""
Work = Callable[[str, str], None]


class Hooks(Protocol):
    """Sends one webhook."""

    def send(self, url: str, message_id: str, body: str, secrets: tuple[str, ...]) -> Attempt: ...


class Way(Protocol):
    """A channel: the one interface behind which each stands."""

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """What became of each letter, in their order."""
        ...

    def cost(self, letter: Letter) -> int:
        """The parts that a letter is paid for."""
        ...


def endpoint_sender(store: Callable[[], Store[Tx]], webhooks: Hooks) -> Work:
    """Sends what is due for an endpoint; the round ends where there is no answer at all, or late ones."""

    def send(tenant: str, endpoint_id: str) -> None:
        by = system_principal(tenant, SENDER)
        due = endpoints.due_for(store().reader(by), endpoint_id)
        attempts = []
        for message in due.messages:
            if message.body:
                attempt = webhooks.send(due.url, message.event_id, message.body, due.secrets)
            else:
                attempt = Attempt(system_now(), 0, error=EVENT_GONE)
            attempts.append((message.delivery_id, attempt))
            silent = attempt.status is None and not attempt.gone
            if silent or sum(one.millis for _, one in attempts) > ROUND_MILLIS:
                break
        store().transact(by, lambda tx: record_attempts.handle(tx, endpoint_id, attempts))

    return send


def channel_sender(store: Callable[[], Store[Tx]], ways: Mapping[Channel, Way]) -> Work:
    """Sends what is due by a channel; of one that is set up no more, all falls back to the next."""

    def send(tenant: str, name: str) -> None:
        by, channel = system_principal(tenant, SENDER), Channel(name)
        letters = messages.letters_for(store().reader(by), channel)
        way = ways.get(channel)
        gone = Outcome(taken=False, error="NotConfigured", final=True)
        outcomes = way.send(letters) if way else [gone] * len(letters)
        costs = [way.cost(letter) if way else 0 for letter in letters]
        done = [
            (letter.sending_id, outcome, cost)
            for letter, outcome, cost in zip(letters, outcomes, costs, strict=True)
        ]
        store().transact(by, lambda tx: record_sendings.handle(tx, channel, done))

    return send
