# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dead letters: what the broker gave up joins the others in the database; one comes to life again."""

from collections.abc import Iterable, Sequence
from threading import Event as Flag
from typing import Any

from pika.exceptions import AMQPError

from services.chassis.clock import system_now
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.deliveries import Deliveries, Delivery
from services.chassis.messaging.envelope import PREFIX, unpack
from services.chassis.messaging.partitions import inbox_lane, partition_of, queue_of
from services.chassis.observe import DEAD, log
from services.chassis.store import Contention, Database, StoreDown
from services.chassis.store.dead_letters import DeadLetter, DeadLetters, dead_letter
from services.chassis.store.parked import ParkedEvent, ParkedEvents, parked_key
from services.chassis.store.positions import Positions
from services.chassis.store.store import retried
from services.chassis.store.write_buffer import WriteBuffer

BACKOFF_SECONDS = 1.0
POLL_SECONDS = 1.0
BATCH = 20


class Undertaker:
    """Takes what the broker gave up (after too many deliveries) to the dead letters in the database."""

    def __init__(self, broker: BrokerAddress, queue: str, database: Database) -> None:
        self._parameters = broker.pika()
        self._queue = queue
        self._database = database

    def run(self, stop: Flag) -> None:
        """Work until told to stop; a failing broker or database is waited for."""
        while not stop.is_set():
            try:
                with Deliveries(self._parameters, self._queue, BATCH) as deliveries:
                    while not stop.is_set():
                        if batch := deliveries.take(BATCH, POLL_SECONDS):
                            self._keep(batch)
                            deliveries.ack(batch[-1])
            except (AMQPError, StoreDown, Contention, OSError) as error:
                log().warning(
                    "dead letters wait", queue=self._queue, error=f"{type(error).__name__}: {error}"[:300]
                )
                stop.wait(BACKOFF_SECONDS)

    def _keep(self, batch: Sequence[Delivery]) -> None:
        letters = [_given_up(one) for one in batch]

        def work(session: Any) -> None:  # noqa: ANN401 - the driver's session
            pending = WriteBuffer(self._database, session)
            for letter in letters:
                DeadLetters(self._database).add(pending, letter)
            pending.flush()

        retried(self._database, work)
        count_dead(letters)


def count_dead(letters: Iterable[DeadLetter]) -> None:
    """Tell of events that were given up, when that is committed."""
    for letter in letters:
        DEAD.labels(letter.reason).inc()
        log().error("dead letter", reason=letter.reason, error=letter.error[:300], event_id=letter.id)


def revive(database: Database, letter_id: str, queues: int) -> bool:
    """Let a letter's event have its effect: it waits first in its lane; False if there is no such letter.

    In one transaction, and it never leaves the database: so it has its effect once, before all that waits.

    Raises:
        BadEnvelope: it is no event of ours, and has no lane.

    """

    def work(session: Any) -> bool:  # noqa: ANN401
        letters, pending = DeadLetters(database), WriteBuffer(database, session)
        letter = letters.get(letter_id, session)
        if letter is None:
            return False
        event = _event(letter)
        positions = Positions(database, queue_of(partition_of(event.lane), queues))
        position = positions.load([(event.lane, event.tenant)], session)[event.lane]
        ParkedEvents(database).add(pending, event)
        again = position.take(event.sequence).head(position.waiting + 1, system_now())
        positions.save(pending, again)
        letters.remove(pending, letter_id)
        pending.flush()
        return True

    return retried(database, work)


def _event(letter: DeadLetter) -> ParkedEvent:
    event = unpack(letter.headers)
    return ParkedEvent(
        key=parked_key(),
        event_id=event.id,
        type=event.type,
        tenant=event.tenant,
        lane=inbox_lane(event.type, event.tenant, event.aggregate),
        sequence=event.sequence,
        headers=letter.headers,
        body=letter.body,
    )


def _given_up(delivery: Delivery) -> DeadLetter:
    headers: dict[str, Any] = delivery.headers
    reason = str(headers.get("x-first-death-reason", "unknown"))
    kept = {name: value for name, value in headers.items() if not name.startswith("x-")}
    return dead_letter(headers.get(f"{PREFIX}id"), kept, delivery.body, reason, "given up by the broker")
