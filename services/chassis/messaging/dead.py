# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dead letters: events given up, kept with the reason in their headers until an operator decides."""

from typing import Any

import pika

from services.chassis.clock import system_now
from services.chassis.messaging.envelope import CONTENT_TYPE
from services.chassis.observe import DEAD, log

REASONS = ("unknown_type", "corrupt_body", "bad_envelope", "handler_failed", "refused")


class DeadLetters:
    """Publishes to a service's exchange of dead letters, confirmed one by one: they are rare."""

    def __init__(self, name: str) -> None:
        self._name = name

    def send(self, channel: Any, headers: dict[str, Any], body: bytes, reason: str, error: str) -> None:  # noqa: ANN401
        """The channel must be in confirm mode; returns when the broker has the letter."""
        kept = {key: value for key, value in headers.items() if not key.startswith("x-")}
        letter = kept | {
            "linli_reason": reason,
            "linli_error": error[:1000],
            "linli_queue": self._name,
            "linli_at": system_now().isoformat(),
        }
        event_id = str(headers.get("cloudEvents_id", ""))
        properties = pika.BasicProperties(
            content_type=CONTENT_TYPE, delivery_mode=2, headers=letter, message_id=event_id
        )
        channel.basic_publish(self._name, "", body, properties, mandatory=True)
        DEAD.labels(reason).inc()
        log().error("dead letter", reason=reason, error=error[:300], event_id=event_id)
