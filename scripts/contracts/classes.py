# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event classes of a service, `domain/events.py`."""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.contracts.definition import BadDefinition, Field, Message

SCALARS = {
    "string": "str",
    "bool": "bool",
    **dict.fromkeys(("double", "float"), "float"),
    **dict.fromkeys(("int32", "int64", "uint32", "uint64", "sint32", "sint64"), "int"),
}
VALUES = "services.chassis.values"
Imports = dict[str, set[str]]
"""Module → the names that are taken from it."""

HEAD = '''# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that {service} can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/{service}/` by `make proto`: do not edit.
"""
'''


def generated(root: Path, messages: Sequence[Message]) -> Iterator[tuple[Path, bytes]]:
    """The module of every service that emits events. Raises BadDefinition."""
    for service in sorted({message.service for message in messages}):
        own = [message for message in messages if message.service == service]
        path = root / "services" / service / "domain" / "events.py"
        yield path, _formatted(_Module(root, service, own).text(), path)


class _Module:
    """One service's module while it is written."""

    def __init__(self, root: Path, service: str, messages: Sequence[Message]) -> None:
        self._root = root
        self._service = service
        self._imports: Imports = defaultdict(set, {"dataclasses": {"dataclass"}, VALUES: {"Event"}})
        typed = {field.kind for message in messages for field in message.fields if field.domain}
        self._messages = [m for m in messages if not (m.part and m.type in typed)]
        self._parts = {m.type: m.class_name for m in self._messages if m.part}

    def text(self) -> str:
        classes = [self._class(message) for message in sorted(self._messages, key=lambda m: not m.part)]
        imports = [self._block(ours=False), self._block(ours=True)]
        return "\n\n".join([HEAD.format(service=self._service), *imports, *classes])

    def _block(self, *, ours: bool) -> str:
        modules = [module for module in sorted(self._imports) if module.startswith("services.") is ours]
        return "\n".join(f"from {m} import {', '.join(sorted(self._imports[m]))}" for m in modules)

    def _class(self, message: Message) -> str:
        base = "" if message.part else "(Event)"
        lines = ["@dataclass(frozen=True, slots=True)", f"class {message.class_name}{base}:"]
        lines.append(f'    """{_docstring(message.comment)}"""\n')
        if not message.part:
            self._imports["typing"].add("ClassVar")
            lines.append(f'    TYPE: ClassVar[str] = "{message.type}"\n')
        required = max((i for i, field in enumerate(message.fields, 1) if not field.optional), default=0)
        for number, field in enumerate(message.fields, 1):
            default = " = None" if number > required else ""
            lines.append(f"    {field.name}: {self._annotation(message, field)}{default}")
        return "\n".join(lines)

    def _annotation(self, message: Message, field: Field) -> str:
        inner = self._inner(f"{message.type}.{field.name}", field)
        if field.repeated:
            return f"tuple[{inner}, ...]"
        return f"{inner} | None" if field.optional else inner

    def _inner(self, where: str, field: Field) -> str:
        if field.domain:
            return self._domain_type(where, field.domain)
        if field.kind == "google.protobuf.Timestamp":
            return self._take("datetime", "datetime")
        if field.kind in self._parts:
            return self._parts[field.kind]
        if field.kind in SCALARS:
            return SCALARS[field.kind]
        if field.kind.startswith("linli.") and field.kind.count(".") == 1:
            return self._domain_type(where, field.kind.partition(".")[2])
        raise BadDefinition(f"{where}: {field.kind} has no class; name one as its (linli.type)")

    def _domain_type(self, where: str, domain: str) -> str:
        if domain == "date":
            return self._take("datetime", "date")
        module, _, name = domain.rpartition(".")
        full = f"services.{self._service}.domain.{module}" if module else VALUES
        path = self._root / (full.replace(".", "/") + ".py")
        if not path.is_file() or name not in _classes(path):
            raise BadDefinition(f"{where}: there is no class {name} in {path.relative_to(self._root)}")
        return self._take(full, name)

    def _take(self, module: str, name: str) -> str:
        self._imports[module].add(name)
        return name


def _classes(path: Path) -> set[str]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.name for node in body if isinstance(node, ast.ClassDef)}


def _docstring(comment: tuple[str, ...]) -> str:
    return comment[0] if len(comment) == 1 else "\n    ".join([*comment, ""])


def _formatted(text: str, path: Path) -> bytes:
    command = [sys.executable, "-m", "ruff", "format", "--quiet", "--stdin-filename", str(path), "-"]
    return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
