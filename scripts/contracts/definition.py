# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events as their .proto files define them."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)
from grpc_tools import protoc

from proto.linli import options_pb2
from services.chassis.contracts import class_name

MESSAGES = 4
"""The number of `message_type` in `FileDescriptorProto`: how source locations name a message."""


class BadDefinition(Exception):
    """A .proto file says something that cannot be generated; the text says where and why."""


@dataclass(frozen=True)
class Field:
    """One field. `kind`: its scalar's or its message's full name; `domain`: its `(linli.type)`, if any."""

    name: str
    kind: str
    domain: str
    repeated: bool
    optional: bool


@dataclass(frozen=True)
class Message:
    """An event, or (`part`) what a field of one holds. `max_bytes` is 0 unless the definition names it."""

    type: str
    comment: tuple[str, ...]
    fields: tuple[Field, ...]
    part: bool
    max_bytes: int

    @property
    def service(self) -> str:
        return self.type.split(".")[1]

    @property
    def version(self) -> str:
        return self.type.split(".")[2]

    @property
    def name(self) -> str:
        return self.type.rpartition(".")[2]

    @property
    def class_name(self) -> str:
        return class_name(self.type)


@cache
def compiled(root: Path) -> tuple[tuple[tuple[Path, bytes], ...], tuple[Message, ...]]:
    """The Python of every .proto file at its place beside it, and every message. Raises BadDefinition."""
    sources = sorted(str(path.relative_to(root)) for path in (root / "proto" / "linli").rglob("*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "described"
        arguments = ["protoc", f"-I{root}", f"-I{Path(protoc.__file__).parent / '_proto'}"]
        arguments += [f"--python_out={folder}", f"--pyi_out={folder}"]
        arguments += [f"--descriptor_set_out={described}", "--include_source_info"]
        if protoc.main([*arguments, *sources]) != 0:
            raise BadDefinition("protoc refused the .proto files; its message stands above")
        python = [
            (root / made.relative_to(folder), made.read_bytes()) for made in Path(folder).rglob("*.py*")
        ]
        files = FileDescriptorSet.FromString(described.read_bytes()).file
    events = (message for file in files if file.name.endswith("/events.proto") for message in _messages(file))
    return tuple(sorted(python)), tuple(events)


def _messages(file: FileDescriptorProto) -> Iterator[Message]:
    comments = {
        location.path[1]: location.leading_comments
        for location in file.source_code_info.location
        if len(location.path) == 2 and location.path[0] == MESSAGES  # noqa: PLR2004 - the field and its index
    }
    held = {field.type_name for message in file.message_type for field in message.field}
    for index, message in enumerate(file.message_type):
        full_name = f"{file.package}.{message.name}"
        comment = tuple(line.strip() for line in comments.get(index, "").strip().splitlines())
        if not comment:
            raise BadDefinition(f"{full_name}: say in a comment above it what happened")
        yield Message(
            type=full_name,
            comment=comment,
            fields=tuple(_field(full_name, message, field) for field in message.field),
            part=f".{full_name}" in held,
            max_bytes=message.options.Extensions[options_pb2.max_bytes],
        )


def _field(owner: str, message: DescriptorProto, field: FieldDescriptorProto) -> Field:
    scalar = FieldDescriptorProto.Type.Name(field.type).removeprefix("TYPE_").lower()
    if scalar in {"enum", "group", "bytes"} or (field.HasField("oneof_index") and not field.proto3_optional):
        raise BadDefinition(f"{owner}.{field.name}: use a string for an enum; no {scalar}, map or oneof")
    return Field(
        name=field.name,
        kind=field.type_name.lstrip(".") or scalar,
        domain=field.options.Extensions[options_pb2.type],
        repeated=field.label == FieldDescriptorProto.LABEL_REPEATED,
        optional=field.proto3_optional,
    )
