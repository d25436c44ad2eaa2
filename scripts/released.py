# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event contracts of the last release, and whether today's still keep them.

`python -m scripts.released --record` writes `proto/released.yaml` at a release, unless something is broken;
without it every break is named and the exit code is 1. A break: a released event or field that is gone,
renamed, renumbered or retyped, that may be absent now or no longer may, or whose number another field has.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml
from google.protobuf.descriptor import Descriptor, FieldDescriptor

from services.chassis.contracts import message_class, registry

FILE = Path(__file__).resolve().parents[1] / "proto" / "released.yaml"
TYPES = {
    value: name.removeprefix("TYPE_").lower()
    for name, value in vars(FieldDescriptor).items()
    if name.startswith("TYPE_")
}

Contracts = dict[str, dict[str, str]]


def current() -> Contracts:
    """Every event's fields as `name: number type`, nested messages included."""
    found: Contracts = {}
    for event_type in sorted(registry()):
        _describe(message_class(event_type).DESCRIPTOR, found)
    return found


def breaks(released: Contracts, today: Contracts) -> list[str]:
    """What a consumer of the release would trip over, one line each."""
    gone = [f"{message} is gone" for message in released if message not in today]
    changed = [
        f"{message}.{field} was `{was}` and is `{today[message].get(field, 'gone')}`"
        for message, fields in released.items()
        if message in today
        for field, was in fields.items()
        if today[message].get(field) != was
    ]
    reused = [
        f"{message}.{field} has the number {_number(said)}, released as {_owner(released[message], said)}"
        for message, fields in today.items()
        for field, said in fields.items()
        if _owner(released.get(message, {}), said) not in ("", field)
    ]
    return gone + changed + reused


def _number(field: str) -> str:
    return field.partition(" ")[0]


def _owner(fields: dict[str, str], field: str) -> str:
    """The name under which the number of a field was released, if it was."""
    return next((name for name, said in fields.items() if _number(said) == _number(field)), "")


def _describe(message: Descriptor, found: Contracts) -> None:
    if message.full_name in found or message.full_name.startswith("google."):
        return
    found[message.full_name] = {field.name: _field(field) for field in message.fields}
    for field in message.fields:
        if field.message_type is not None:
            _describe(field.message_type, found)


def _field(field: Any) -> str:  # noqa: ANN401 - a protobuf field descriptor
    kind = field.message_type.full_name if field.message_type is not None else TYPES[field.type]
    label = "repeated " if field.is_repeated else "optional " if _may_be_absent(field) else ""
    return f"{field.number} {label}{kind}"


def _may_be_absent(field: Any) -> bool:  # noqa: ANN401
    return bool(field.containing_oneof)


def record(file: Path) -> list[str]:
    """Write today's contracts as the released ones, unless one of those is broken; the breaks."""
    found = broken(file)
    if not found:
        file.write_text(yaml.safe_dump(current(), sort_keys=True, allow_unicode=True), encoding="utf-8")
    return found


def broken(file: Path) -> list[str]:
    """How today's contracts break the released ones."""
    return breaks(yaml.safe_load(file.read_text(encoding="utf-8")), current())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.released", description=__doc__)
    parser.add_argument("--record", action="store_true", help="write today's contracts as the released ones")
    found = (record if parser.parse_args().record else broken)(FILE)
    print("\n".join(found) or "nothing is broken")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
