# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a dead letter is shown: what its headers say of the event, and why it was given up."""

import base64
from typing import Any

from google.protobuf.json_format import MessageToDict

from services.chassis.clock import system_now
from services.chassis.contracts import CorruptEvent, UnknownEvent, decode
from services.chassis.messaging.envelope import PREFIX
from services.chassis.store.dead_letters import DeadLetter

SECRET = ("secret", "password", "token", "credential")
_NOTED = ("type", "tenant", "aggregate", "error")


def type_of(letter: DeadLetter) -> str:
    return letter.headers.get(f"{PREFIX}type", "")


def summary(letter: DeadLetter) -> dict[str, Any]:
    """One line of a list."""
    return {
        "id": letter.id,
        "type": type_of(letter),
        "reason": letter.reason,
        "tenant": letter.headers.get(f"{PREFIX}tenant"),
        "aggregate": letter.headers.get(f"{PREFIX}subject"),
        "age_seconds": int((system_now() - letter.at).total_seconds()),
        "error": letter.error,
    }


def whole(letter: DeadLetter) -> dict[str, Any]:
    """The letter with its headers and its payload, by its contract if that is known."""
    headers = {name: "***" if _secret(name) else value for name, value in sorted(letter.headers.items())}
    shown = {**summary(letter), "headers": headers}
    try:
        message = decode(type_of(letter), letter.body)
    except (UnknownEvent, CorruptEvent) as error:
        body = base64.b64encode(letter.body).decode()
        return {**shown, "undecoded": f"{type(error).__name__}: {error}", "base64": body}
    return {**shown, "payload": _without_secrets(MessageToDict(message, preserving_proto_field_name=True))}


def noted(letter: DeadLetter) -> dict[str, Any]:
    """What is kept of a letter that was replayed or discarded."""
    kept = {name: value for name, value in summary(letter).items() if name in _NOTED}
    return {"event_id": letter.id, "given_up_for": letter.reason, **kept}


def _without_secrets(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: "***" if _secret(name) else _without_secrets(item) for name, item in value.items()}
    return [_without_secrets(item) for item in value] if isinstance(value, list) else value


def _secret(name: str) -> bool:
    return any(word in name.lower() for word in SECRET)
