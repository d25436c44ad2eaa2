# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events between their domain form, their protobuf form and their registry entry (`proto/events.yaml`)."""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from google.protobuf.message import DecodeError, Message

from services.chassis.values import Event

REGISTRY_FILE = Path(__file__).resolve().parents[2] / "proto" / "events.yaml"
DEFAULT_MAX_BYTES = 16 * 1024
"""Of an event's body; another limit is said in its definition by `option (linli.max_bytes)`."""


class UnknownEvent(Exception):
    """No contract of ours describes this type or this version of it."""


class CorruptEvent(Exception):
    """The body is not a message of the type that its envelope names."""


@dataclass(frozen=True, slots=True)
class Contract:
    """One event's entry in the registry."""

    type: str
    owner: str
    consumers: tuple[str, ...]
    max_bytes: int


@cache
def registry() -> MappingProxyType[str, Contract]:
    """Every declared event by its type."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load(REGISTRY_FILE.read_text(encoding="utf-8"), loader)  # noqa: S506 (safe, and in C)
    return MappingProxyType(
        {
            name: Contract(
                name, entry["owner"], tuple(entry["consumers"]), entry.get("max_bytes", DEFAULT_MAX_BYTES)
            )
            for name, entry in entries.items()
        }
    )


def consumed_by(service: str) -> tuple[str, ...]:
    """The types of the events that a service reacts to."""
    return tuple(sorted(c.type for c in registry().values() if service in c.consumers))


def consumers_of(service: str) -> tuple[str, ...]:
    """The services that react to what this one publishes."""
    return tuple(sorted({name for c in registry().values() if c.owner == service for name in c.consumers}))


def hearing_services() -> tuple[str, ...]:
    """The services that react to any event."""
    return tuple(sorted({name for c in registry().values() for name in c.consumers}))


def class_name(event_type: str) -> str:
    """The name of a type's class: `PlaceChanged`, and from the second version on `PlaceChangedV2`."""
    _, _, version, name = event_type.split(".")
    return name if version == "v1" else f"{name}{version.upper()}"


@cache
def message_class(event_type: str) -> type[Message]:
    """The generated class of a type.

    Raises:
        UnknownEvent: no such message, or a version that this release does not know.

    """
    namespace, _, name = event_type.rpartition(".")
    if event_type not in registry():
        raise UnknownEvent(event_type)
    found = getattr(import_module(f"proto.{namespace}.events_pb2"), name, None)
    if found is None:
        raise UnknownEvent(event_type)
    return found  # type: ignore[no-any-return]


def encode(event: Event) -> tuple[str, bytes]:
    """The type and the protobuf body of a domain event."""
    event_type = event.TYPE
    message = message_class(event_type)(**_plain(event))
    body = message.SerializeToString(deterministic=True)
    limit = registry()[event_type].max_bytes
    if len(body) > limit:
        raise ValueError(f"{event_type} has {len(body)} bytes, its contract allows {limit}")
    return event_type, body


def decode(event_type: str, body: bytes) -> Message:
    """The message of a body.

    Raises:
        UnknownEvent: no contract for the type.
        CorruptEvent: the body does not parse as that type.

    """
    try:
        return message_class(event_type).FromString(body)
    except DecodeError as error:
        raise CorruptEvent(f"{event_type}: {error}") from None


def _plain(value: object) -> dict[str, Any]:
    pairs = ((field.name, getattr(value, field.name)) for field in fields(value))  # type: ignore[arg-type]
    return {name: _field(item) for name, item in pairs if item is not None}


def _field(value: object) -> object:
    if is_dataclass(value):
        return _plain(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_field(item) for item in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value
