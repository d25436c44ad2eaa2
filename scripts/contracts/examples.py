# SPDX-License-Identifier: AGPL-3.0-or-later
"""The skeleton of a new event's example: what can be known is filled in, `TO_FILL_IN` is for a person."""

import ast
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from scripts.contracts.classes import SCALARS
from scripts.contracts.definition import Field, Message

TO_FILL_IN = "…"

_BY_DOMAIN_TYPE: Mapping[str, str] = MappingProxyType({"OrgPath": "/320585/001/002", "date": "2024-05-01"})
_BY_KIND: Mapping[str, Any] = MappingProxyType(
    {
        "google.protobuf.Timestamp": "2024-05-01T08:00:00Z",
        "linli.Money": {"fen": "1250", "currency": "CNY"},
        "linli.OpenMatter": {"kind": "bill", "count": 2, "law": "Civil Code, Art. 944", "waivable": False},
        "bool": True,
        "double": 1.5,
        "float": 1.5,
        **dict.fromkeys(("int64", "uint64", "sint64"), "1"),
    }
)


def path_of(root: Path, message: Message) -> Path:
    return root / "proto" / "examples" / message.service / f"{message.name}.{message.version}.json"


def missing(root: Path, messages: Sequence[Message]) -> Iterator[tuple[Path, bytes]]:
    """One file for each event that has no example yet."""
    known = {message.type: message for message in messages}
    for message in messages:
        path = path_of(root, message)
        if not message.part and not path.exists():
            text = json.dumps(_object(root, message, known), ensure_ascii=False, indent=2)
            yield path, f"{text}\n".encode()


def _object(root: Path, message: Message, known: Mapping[str, Message]) -> dict[str, Any]:
    made = {}
    for field in message.fields:
        value = _value(root, message.service, field, known)
        made[_camel_case(field.name)] = [value] if field.repeated else value
    return made


def _value(root: Path, service: str, field: Field, known: Mapping[str, Message]) -> Any:  # noqa: ANN401 - JSON
    if field.kind in known:
        return _object(root, known[field.kind], known)
    if field.domain in _BY_DOMAIN_TYPE:
        return _BY_DOMAIN_TYPE[field.domain]
    if field.kind in _BY_KIND:
        return _BY_KIND[field.kind]
    if SCALARS[field.kind] == "int":
        return 1
    if field.domain:
        return _first_member(root, service, field.domain)
    return "01927f3a-5c00-7001-8a10-3c5e9d2b7f01" if field.name.endswith("_id") else TO_FILL_IN


def _first_member(root: Path, service: str, domain: str) -> str:
    """The first value of an enum in the service's domain, read from its text."""
    module, _, name = domain.rpartition(".")
    path = root / "services" / (f"{service}/domain/{module}.py" if module else "chassis/values.py")
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    return str(line.value.value)
    return TO_FILL_IN


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)
