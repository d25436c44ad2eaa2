# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a recorded event is a person's: the fields that its definition marks with `(linli.whose)`."""

from collections.abc import Callable
from functools import cache

from google.protobuf import json_format
from google.protobuf.message import Message

from proto.linli import options_pb2
from services.chassis.contracts import message_class

BLANK = "***"
"""What stands where something personal stood."""
ACTOR, AGGREGATE = "actor", "aggregate"
"""Whose a field is, where no field beside it says so: the actor's, or whose the aggregate is."""

Whose = Callable[[Message, str], bool]


def instead(value: object) -> object:
    """A text becomes a mark, a list an empty one, anything else nothing."""
    if isinstance(value, str):
        return BLANK
    return [] if isinstance(value, list | tuple) else None


@cache
def is_personal(event_type: str) -> bool:
    """Whether an event of the type says anything personal."""
    return _marks(message_class(event_type).DESCRIPTOR)


def without_persons(event_type: str, body: bytes) -> bytes:
    """The body without anything personal; it is the same before and after an erasure."""
    return _blanked(event_type, body, lambda _message, _whose: True) if is_personal(event_type) else body


def without_person(event_type: str, body: bytes, person_id: str, *, acted: bool, about: bool) -> bytes:
    """The body without what is this person's.

    `acted`: they are the event's actor; `about`: its aggregate is about them.
    """

    def theirs(message: Message, whose: str) -> bool:
        if whose in (ACTOR, AGGREGATE):
            return acted if whose == ACTOR else about
        return bool(getattr(message, whose) == person_id)

    return _blanked(event_type, body, theirs) if is_personal(event_type) else body


def told_without(event_type: str, text: str, person_id: str, *, acted: bool, about: bool) -> str:
    """As `without_person`, of a body as ProtoJSON."""
    message = json_format.Parse(text, message_class(event_type)(), ignore_unknown_fields=True)
    body = message.SerializeToString(deterministic=True)
    blanked = without_person(event_type, body, person_id, acted=acted, about=about)
    if blanked == body:
        return text
    told: str = json_format.MessageToJson(
        message_class(event_type).FromString(blanked), indent=None, ensure_ascii=False
    )
    return told


def _blanked(event_type: str, body: bytes, theirs: Whose) -> bytes:
    message = message_class(event_type).FromString(body)
    _blank(message, theirs)
    blanked: bytes = message.SerializeToString(deterministic=True)
    return blanked


def _blank(message: Message, theirs: Whose) -> None:
    for field, value in message.ListFields():
        whose = field.GetOptions().Extensions[options_pb2.whose]
        if whose and theirs(message, whose):
            setattr(message, field.name, BLANK)
        elif field.message_type:
            for part in value if field.is_repeated else (value,):
                _blank(part, theirs)


def _marks(descriptor: object, known: tuple[str, ...] = ()) -> bool:
    """Whether a message, or one that it holds, has a marked field."""
    return any(
        field.GetOptions().Extensions[options_pb2.whose]
        or (field.message_type and field.message_type.full_name not in known and _held(field, known))
        for field in descriptor.fields  # type: ignore[attr-defined]
    )


def _held(field: object, known: tuple[str, ...]) -> bool:
    held = field.message_type  # type: ignore[attr-defined]
    return _marks(held, (*known, held.full_name))
