# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take a fact of another service into the feed; its place in it comes with its aggregate's next turn."""

from google.protobuf.json_format import MessageToJson
from google.protobuf.message import Message

from services.chassis.values import PLATFORM
from services.outreach.domain.facts import FACTS
from services.outreach.domain.feed import FedEvent
from services.outreach.store import SPREAD, Tx


def handle(tx: Tx, message: Message) -> None:
    """What comes again, by a replay, is known already. What is the platform's own goes nowhere."""
    event = tx.event
    if event is None:
        raise LookupError("only received events are taken")
    if event.tenant == PLATFORM or tx.feed.find(event.id):
        return
    fed = FedEvent(
        id=event.id,
        type=event.type,
        scope=FACTS[event.type],
        aggregate=event.aggregate,
        number=event.sequence,
        time=event.time,
        actor=event.actor,
        correlation=event.correlation,
        cause=event.cause,
        data=MessageToJson(message, indent=None, ensure_ascii=False),
        taken_at=tx.now,
        waiting=event.aggregate,
    )
    tx.feed.add(fed)
    tx.timers.set(SPREAD, event.aggregate, tx.now)
