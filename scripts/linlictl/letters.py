# SPDX-License-Identifier: AGPL-3.0-or-later
"""A dead letter: what its headers say of the event, and why it was given up."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from google.protobuf.json_format import MessageToDict

from services.chassis.clock import system_now
from services.chassis.contracts import CorruptEvent, UnknownEvent, decode
from services.chassis.messaging.envelope import PREFIX, Outgoing
from services.chassis.messaging.partitions import lane, routing_key

SECRET = ("secret", "password", "token", "credential")
ADDED = ("linli_", "x-")


@dataclass(frozen=True)
class Letter:
    """`tag` is the delivery's, on the channel that borrowed it."""

    tag: int
    headers: dict[str, Any]
    body: bytes

    @property
    def id(self) -> str:
        """The event's id; of what has none, a name made from its content."""
        given = self.headers.get(f"{PREFIX}id")
        if isinstance(given, str) and given:
            return given
        content = repr(sorted(self.headers.items(), key=str)).encode() + self.body
        return f"~{hashlib.sha256(content).hexdigest()[:16]}"

    @property
    def type(self) -> str:
        return str(self.headers.get(f"{PREFIX}type", ""))

    @property
    def reason(self) -> str:
        """Why the service gave it up, or why the broker did (`delivery_limit`)."""
        return str(self.headers.get("linli_reason") or self.headers.get("x-first-death-reason", "unknown"))

    @property
    def at(self) -> datetime | None:
        """When it was given up."""
        deaths = self.headers.get("x-death")
        given = self.headers.get("linli_at")
        if isinstance(given, str):
            return datetime.fromisoformat(given)
        found = deaths[0].get("time") if isinstance(deaths, list) and deaths else None
        return found.astimezone() if isinstance(found, datetime) else None

    def summary(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "type": self.type,
            "reason": self.reason,
            "tenant": self.headers.get(f"{PREFIX}tenant"),
            "aggregate": self.headers.get(f"{PREFIX}subject"),
            "age_seconds": int((system_now() - self.at).total_seconds()) if self.at else None,
            "error": self.headers.get("linli_error"),
        }

    def everything(self) -> dict[str, Any]:
        """The letter with its headers and its payload, by its contract if that is known."""
        headers = {name: "***" if _secret(name) else value for name, value in sorted(self.headers.items())}
        shown = {**self.summary(), "headers": headers}
        try:
            message = decode(self.type, self.body)
        except (UnknownEvent, CorruptEvent) as error:
            body = base64.b64encode(self.body).decode()
            return {**shown, "undecoded": f"{type(error).__name__}: {error}", "base64": body}
        return {
            **shown,
            "payload": _without_secrets(MessageToDict(message, preserving_proto_field_name=True)),
        }

    def again(self) -> Outgoing:
        """The message as it first came in."""
        headers = {name: value for name, value in self.headers.items() if not name.startswith(ADDED)}
        place = lane(str(headers.get(f"{PREFIX}tenant")), str(headers.get(f"{PREFIX}subject")))
        return Outgoing(self.id, self.type, routing_key(self.type, place), headers, self.body, mandatory=True)


def _without_secrets(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: "***" if _secret(name) else _without_secrets(item) for name, item in value.items()}
    return [_without_secrets(item) for item in value] if isinstance(value, list) else value


def _secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET)
