# SPDX-License-Identifier: AGPL-3.0-or-later
"""The envelope: CloudEvents 1.0 in its AMQP binding, the body protobuf.

Beside the attributes of the standard: `tenant` and `actor`; of its documented extensions `sequence`,
`traceparent` (distributed tracing), `correlationid` and `causationid` (correlation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.chassis import written
from services.chassis.events import ReceivedEvent
from services.chassis.messaging.partitions import lane, routing_key

CONTENT_TYPE = "application/protobuf"
PREFIX = "cloudEvents_"
REQUIRED = ("id", "type", "source", "subject", "time", "tenant", "actor", "sequence")
_REQUIRED_HEADERS = tuple(PREFIX + name for name in REQUIRED)
LAST_SEQUENCE = 2**63 - 1
_SPECVERSION = f"{PREFIX}specversion"
_TRACEPARENT = f"{PREFIX}traceparent"
_CORRELATION = f"{PREFIX}correlationid"
_CAUSE = f"{PREFIX}causationid"


class BadEnvelope(Exception):
    """The message's headers are not those of an event of ours."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that is ready to be published."""

    id: str
    type: str
    routing_key: str
    headers: dict[str, str]
    body: bytes
    mandatory: bool


def pack(document: Mapping[str, Any], *, mandatory: bool) -> Outgoing:
    """The message of a recorded event. `mandatory`: somebody must receive it."""
    service = document["type"].split(".")[1]
    attributes = {
        "specversion": "1.0",
        "id": document["_id"],
        "type": document["type"],
        "source": f"/linli/{service}",
        "subject": document["aggregate"],
        "time": document["time"].isoformat(),
        "tenant": document["tenant"],
        "actor": document["actor"],
        "sequence": str(document["sequence"]),
        "correlationid": document.get("correlation", document["_id"]),
        "causationid": document.get("cause", document["_id"]),
    }
    headers = {PREFIX + name: value for name, value in attributes.items()}
    headers |= {PREFIX + name: value for name, value in document.get("trace", {}).items()}
    key = routing_key(document["type"], lane(document["tenant"], document["aggregate"]))
    return Outgoing(document["_id"], document["type"], key, headers, bytes(document["data"]), mandatory)


def unpack(headers: Mapping[str, Any]) -> ReceivedEvent:
    """The envelope of a delivery. Raises BadEnvelope."""
    values: list[Any] = [headers.get(name) for name in _REQUIRED_HEADERS]
    if not all(isinstance(value, str) for value in values):
        pairs = zip(REQUIRED, values, strict=True)
        raise BadEnvelope(
            f"missing: {', '.join(name for name, value in pairs if not isinstance(value, str))}"
        )
    if headers.get(_SPECVERSION) != "1.0":
        raise BadEnvelope("not CloudEvents 1.0")
    event_id, event_type, _, subject, time, tenant, actor, sequence = values
    try:
        moment, number = written.moment(time), written.whole(sequence)
    except ValueError as error:
        raise BadEnvelope(str(error)) from None
    if not 1 <= number <= LAST_SEQUENCE:
        raise BadEnvelope(f"sequence {number}")
    correlation, cause = (str(headers.get(name, "")) for name in (_CORRELATION, _CAUSE))
    return ReceivedEvent(event_id, event_type, tenant, subject, number, moment, actor, correlation, cause)


def carrier(headers: Mapping[str, Any]) -> dict[str, str]:
    """The trace context that the sender wrote."""
    parent = headers.get(_TRACEPARENT)
    return {"traceparent": parent} if isinstance(parent, str) else {}
