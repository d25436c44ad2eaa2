# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a delivery turns out to be: an event of ours, readable or of a newer release, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf.message import Message

from services.chassis.contracts import CorruptEvent, UnknownEvent, decode
from services.chassis.events import ReceivedEvent
from services.chassis.messaging.envelope import PREFIX, BadEnvelope, unpack
from services.chassis.messaging.partitions import inbox_lane
from services.chassis.messaging.reactions import Reactions
from services.chassis.store.dead_letters import DeadLetter, dead_letter
from services.chassis.store.parked import ParkedEvent, parked_key

REPLAY_HEADER = "linli_replay"
"""Names the replay that brings an event again: it passes by the lane's position, once a replay."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event of ours. `message` is None if this release has no reaction to its type."""

    event: ReceivedEvent
    message: Message | None
    headers: Mapping[str, Any]
    body: bytes

    @property
    def lane(self) -> str:
        return inbox_lane(self.event.type, self.event.tenant, self.event.aggregate)

    @property
    def run(self) -> str:
        return str(self.headers.get(REPLAY_HEADER, ""))

    @property
    def awaits(self) -> str:
        """The type that a newer release must know, or nothing."""
        return "" if self.message is not None else self.event.type

    def parked(self, error: str = "") -> ParkedEvent:
        """The event as it waits; with an error it has been tried once."""
        event = self.event
        headers = {name: value for name, value in self.headers.items() if isinstance(value, str)}
        return ParkedEvent(
            parked_key(),
            event.id,
            event.type,
            event.tenant,
            self.lane,
            event.sequence,
            headers,
            self.body,
            1 if error else 0,
            error,
        )


def understand(headers: Mapping[str, Any], body: bytes, reactions: Reactions) -> Incoming | DeadLetter:
    """The event, or the dead letter of what is none: it will not get better by waiting."""
    try:
        event = unpack(headers)
        known = reactions.get(event.type) is not None
        return Incoming(event, decode(event.type, body) if known else None, headers, body)
    except BadEnvelope as error:
        reason, text = "bad_envelope", str(error)
    except UnknownEvent:
        return Incoming(event, None, headers, body)
    except CorruptEvent as error:
        reason, text = "corrupt_body", str(error)
    return dead_letter(headers.get(f"{PREFIX}id"), headers, body, reason, text)
