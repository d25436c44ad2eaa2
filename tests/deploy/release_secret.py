# SPDX-License-Identifier: AGPL-3.0-or-later
"""Helm keeps its releases in Secrets that it sends as protobuf: just enough of that to read them."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

MAGIC = b"k8s\0"
RAW, METADATA, DATA, TYPE = 2, 1, 2, 3
NAME, NAMESPACE, LABELS = 1, 3, 11
LENGTH_DELIMITED, VARINT = 2, 0


def decode(body: bytes) -> dict[str, Any] | None:
    """The Secret as JSON has it, None if the body is no protobuf."""
    if not body.startswith(MAGIC):
        return None
    raw = dict(_fields(body[len(MAGIC) :]))[RAW]
    secret: dict[str, Any] = {"metadata": {"labels": {}}, "data": {}}
    for number, value in _fields(raw):
        if number == METADATA:
            for inner, content in _fields(value):
                if inner == NAME:
                    secret["metadata"]["name"] = content.decode()
                elif inner == LABELS:
                    key, label = _entry(content)
                    secret["metadata"]["labels"][key] = label.decode()
        elif number == DATA:
            key, content = _entry(value)
            secret["data"][key] = b64encode(content).decode()
        elif number == TYPE:
            secret["type"] = value.decode()
    return secret


def _entry(body: bytes) -> tuple[str, bytes]:
    found = dict(_fields(body))
    return found[1].decode(), found.get(2, b"")


def _fields(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The length-delimited fields of a message; numbers are read over."""
    at = 0
    while at < len(body):
        tag, at = _varint(body, at)
        value, at = _varint(body, at)
        if tag & 7 == LENGTH_DELIMITED:
            yield tag >> 3, body[at : at + value]
            at += value


def _varint(body: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = body[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
