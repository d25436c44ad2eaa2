# SPDX-License-Identifier: AGPL-3.0-or-later
"""What code, registry and contracts say about events, read from their text alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.tidy.source import aliases, dotted, nodes, services, syntax

MESSAGE = re.compile(r"^message (\w+) \{(.*?)^\}", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*(?:optional |repeated )?([\w.]+) (\w+) = \d+;", re.MULTILINE)

MODULE = re.compile(r"proto\.linli\.(\w+)\.(v\d+)\.events_pb2\.(\w+)")

Fields = frozenset[str]


def declared(root: Path) -> dict[str, dict[str, dict[str, object]]]:
    """`proto/events.yaml`: service → event type → entry."""
    path = root / "proto" / "events.yaml"
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if path.is_file() else {}


def event_classes(root: Path, service: str) -> dict[str, Fields]:
    """The events in a service's `domain/events.py`: class name → its fields, inherited ones included."""
    path = root / "services" / service / "domain" / "events.py"
    if not path.is_file():
        return {}
    fields: dict[str, Fields] = {"Event": frozenset()}
    for node in syntax(path).body:
        bases = (
            [base.id for base in node.bases if isinstance(base, ast.Name)]
            if isinstance(node, ast.ClassDef)
            else []
        )
        if isinstance(node, ast.ClassDef) and any(base in fields for base in bases):
            own = {
                line.target.id
                for line in node.body
                if isinstance(line, ast.AnnAssign)
                and isinstance(line.target, ast.Name)
                and "ClassVar" not in ast.unparse(line.annotation)
            }
            fields[node.name] = frozenset(own).union(*(fields.get(base, frozenset()) for base in bases))
    abstract = {"Event"} | {name for name in fields if name.startswith("_")}
    return {name: found for name, found in fields.items() if name not in abstract}


def messages(root: Path, service: str) -> dict[str, dict[str, str]]:
    """The messages of a service's `.proto` files: name → field → type."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((root / "proto" / "linli" / service).glob("v*/*.proto")):
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for name, body in MESSAGE.findall(text):
            found[name] = {field: kind for kind, field in FIELD.findall(body)}
    return found


def examples(root: Path, service: str) -> set[str]:
    """The events of which `proto/examples/` holds one, by name."""
    folder = root / "proto" / "examples" / service
    return {path.name.split(".")[0] for path in folder.glob("*.v*.json")}


def reactions(root: Path) -> dict[str, dict[str, int]]:
    """Event type → the services whose `reactions.py` or `copies.py` names it, each with the line."""
    found: dict[str, dict[str, int]] = {}
    for service in services(root):
        path = service / "reactions.py"
        for node in nodes(syntax(path)) if path.is_file() else ():
            if isinstance(node, ast.Constant) and re.fullmatch(r"linli\.\w+\.v\d+\.\w+", str(node.value)):
                found.setdefault(str(node.value), {})[service.name] = node.lineno
        for event_type, line in _copied(service / "copies.py"):
            found.setdefault(event_type, {})[service.name] = line
    return found


def _copied(path: Path) -> Iterator[tuple[str, int]]:
    """The types of the messages that `copies.py` names: `identity.PlaceCreated`, imported from `proto`."""
    if not path.is_file():
        return
    tree = syntax(path)
    names = aliases(tree)
    for node in nodes(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("into", "ends", "erases")
        ):
            for argument in node.args:
                if found := MODULE.fullmatch(dotted(argument, names)):
                    yield f"linli.{found[1]}.{found[2]}.{found[3]}", node.lineno
