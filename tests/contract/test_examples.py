# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every declared event has a real example; its producer can make it and every consumer can read it."""

import json
from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import groupby
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
from tests.each import assert_each, offences

EXAMPLES = Path(__file__).resolve().parents[2] / "proto" / "examples"
TYPES = sorted(registry())
BY_SERVICE = {
    service: {event_type: event_type for event_type in types}
    for service, types in groupby(TYPES, key=lambda event_type: event_type.split(".")[1])
}


def example(event_type: str) -> str:
    _, service, version, name = event_type.split(".")
    return (EXAMPLES / service / f"{name}.{version}.json").read_text(encoding="utf-8")


@cache
def event_classes(service: str) -> dict[str, type]:
    module = import_module(f"services.{service}.domain.events")
    return {made.TYPE: made for made in vars(module).values() if getattr(made, "TYPE", "")}


def the_message_has_all_fields(event_type: str) -> None:
    text = example(event_type)
    message = Parse(text, message_class(event_type)())
    written = json.loads(MessageToJson(message, always_print_fields_with_no_presence=True))
    given = json.loads(text)
    assert {name: written.get(name) for name in given} == given, "it has unknown or lost fields"


def a_person_has_filled_it_in(event_type: str) -> None:
    assert TO_FILL_IN not in example(event_type), f"{TO_FILL_IN} stands in it"


def its_producer_can_make_it(event_type: str) -> None:
    message = Parse(example(event_type), message_class(event_type)())
    fields = MessageToDict(
        message, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )
    made = TypeAdapter(event_classes(event_type.split(".")[1])[event_type]).validate_python(fields)
    encoded_type, body = encode(made)
    assert encoded_type == event_type
    assert decode(event_type, body) == message


def it_fits_its_size_limit(event_type: str) -> None:
    message = Parse(example(event_type), message_class(event_type)())
    assert message.ByteSize() <= registry()[event_type].max_bytes


RULES = [
    the_message_has_all_fields,
    a_person_has_filled_it_in,
    its_producer_can_make_it,
    it_fits_its_size_limit,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("service", BY_SERVICE)
def test_each_example_of_a_service(service: str, rule: Callable[[str], None]) -> None:
    assert_each(rule, BY_SERVICE[service])


def test_planted_example_that_breaks_a_rule() -> None:
    def refuse(event_type: str) -> None:
        assert event_type != TYPES[1], "broken"

    (told,) = offences(refuse, {event_type: event_type for event_type in TYPES})
    assert told.startswith(f"{TYPES[1]}: AssertionError: broken")


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
