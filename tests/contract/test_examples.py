# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every declared event has a real example; its producer can make it and every consumer can read it."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToDict, MessageToJson, Parse
from pydantic import TypeAdapter

from scripts.contracts.examples import TO_FILL_IN
from services.chassis.contracts import (
    CorruptEvent,
    UnknownEvent,
    decode,
    encode,
    message_class,
    registry,
)

EXAMPLES = Path(__file__).resolve().parents[2] / "proto" / "examples"
TYPES = sorted(registry())


def example(event_type: str) -> str:
    _, service, version, name = event_type.split(".")
    return (EXAMPLES / service / f"{name}.{version}.json").read_text(encoding="utf-8")


def event_class(event_type: str) -> type:
    module = import_module(f"services.{event_type.split('.')[1]}.domain.events")
    return next(made for made in vars(module).values() if getattr(made, "TYPE", "") == event_type)


@pytest.mark.parametrize("event_type", TYPES)
def test_the_example_is_a_message_without_unknown_or_lost_fields(event_type: str) -> None:
    text = example(event_type)
    message = Parse(text, message_class(event_type)())
    written = json.loads(MessageToJson(message, always_print_fields_with_no_presence=True))
    given = json.loads(text)
    assert {name: written.get(name) for name in given} == given


@pytest.mark.parametrize("event_type", TYPES)
def test_a_person_has_filled_in_the_example(event_type: str) -> None:
    assert TO_FILL_IN not in example(event_type)


@pytest.mark.parametrize("event_type", TYPES)
def test_its_producer_can_make_the_example(event_type: str) -> None:
    message = Parse(example(event_type), message_class(event_type)())
    fields = MessageToDict(
        message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )
    made = TypeAdapter(event_class(event_type)).validate_python(fields)
    encoded_type, body = encode(made)
    assert encoded_type == event_type
    assert decode(event_type, body) == message


@pytest.mark.parametrize("event_type", TYPES)
def test_the_example_fits_its_size_limit(event_type: str) -> None:
    message = Parse(example(event_type), message_class(event_type)())
    assert message.ByteSize() <= registry()[event_type].max_bytes


def test_unknown_types_versions_and_corrupt_bodies_are_told_apart() -> None:
    for unknown in ("linli.identity.v1.Nothing", "linli.identity.v2.PlaceCreated", "nonsense", ""):
        with pytest.raises(UnknownEvent):
            decode(unknown, b"")
    with pytest.raises(CorruptEvent):
        decode("linli.identity.v1.PlaceCreated", b"\xff\xff")


def test_a_body_over_its_limit_is_not_emitted() -> None:
    events = import_module("services.identity.domain.events")
    with pytest.raises(ValueError, match="16384"):
        encode(events.PlaceChanged("id", "compound", "x" * 20_000, "/320585/x", active=True))
