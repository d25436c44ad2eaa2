# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one queue's consumer works with: its store and session, its reactions, where its events end."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from opentelemetry.trace import SpanKind

from services.chassis.clock import system_now
from services.chassis.events import ReceivedEvent
from services.chassis.ids import made_at
from services.chassis.messaging.envelope import carrier
from services.chassis.messaging.incoming import Incoming
from services.chassis.messaging.reactions import Reactions
from services.chassis.observe import EVENT_DELAY, HANDLED, span
from services.chassis.origin import caused_by
from services.chassis.store import Store, UnitOfWork
from services.chassis.store.dead_letters import DeadLetters
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.parked import ParkedEvents
from services.chassis.store.positions import Positions
from services.chassis.store.store import system_principal
from services.chassis.store.subscription import Subscription

R = TypeVar("R")


class Consumer:
    """The consumer of one queue. Not for use by more than one thread."""

    def __init__(
        self, store: Store[Any], service: str, reactions: Reactions, queue: str, number: int
    ) -> None:
        database = store.database
        self.queue = queue
        self.reactions = reactions
        self.session = ExclusiveSession(database, f"inbox/{queue}")
        self.positions = Positions(database, number)
        self.parked = ParkedEvents(database)
        self.dead = DeadLetters(database)
        self._store = replace(store, exclusive=self.session)
        self._service = service
        self._subscription = Subscription(database)

    def transact(self, work: Callable[[UnitOfWork], R]) -> R:
        """Run a unit of work of the platform, in the consumer's one session. Raises Contention."""
        return self._store.transact_as_platform(self._service, work)

    def react(self, tx: UnitOfWork, one: Incoming) -> None:
        """Give an event its effect, in its tenant. Raises whatever the reaction raises."""
        reaction = self.reactions.get(one.event.type)
        assert reaction is not None, "an event that awaits a newer release is parked"
        by = system_principal(one.event.tenant, self._service)
        with caused_by(one.event.origin), span(one.event.type, SpanKind.CONSUMER, carrier(one.headers)):
            reaction(tx.as_tenant(one.event.tenant, by, one.event), one.message)

    def unwanted(self, event_type: str) -> bool:
        """Whether an older release consumed this type, and this one and all newer ones do not."""
        record = self._subscription.read()
        return record is not None and event_type in record.dropped(self.reactions.types)

    def count_handled(self, handled: Sequence[Incoming]) -> None:
        for event_type, number in Counter(one.event.type for one in handled).items():
            HANDLED.labels(event_type).inc(number)
        now = system_now()
        for one in handled:
            EVENT_DELAY.observe(max(0.0, (now - _recorded_at(one.event)).total_seconds()))


def _recorded_at(event: ReceivedEvent) -> datetime:
    """By its id, which the machine's clock made: its own time is business time, which a demo moves."""
    try:
        return made_at(event.id)
    except ValueError:
        return event.time
