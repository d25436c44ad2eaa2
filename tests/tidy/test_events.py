# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events: code, registry, `.proto`, examples and consumers say the same, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tidy.contracts import declared, event_classes, examples, messages, reactions
from tests.tidy.source import Offence, assert_kept, files, plant, references, services, syntax

REGISTRY = "proto/events.yaml"


def find(root: Path) -> list[Offence]:
    registry = declared(root)
    names = sorted({service.name for service in services(root)} | set(registry))
    offences = [
        offence for service in names for offence in _service(root, service, registry.get(service, {}))
    ]
    return offences + list(_consumers(root, registry))


def _service(root: Path, service: str, entries: dict[str, dict[str, object]]) -> Iterator[Offence]:
    code, protos = event_classes(root, service), messages(root, service)
    facts = f"services/{service}/domain/events.py"
    contract = f"proto/linli/{service}/v1/events.proto"
    registered = {name.rpartition(".")[2] for name in entries}
    yield from _missing(REGISTRY, set(code) - registered, "declare it: owner, why, key, consumers, max_bytes")
    yield from _missing(facts, registered - set(code), "declared, but no event class: add it, or take it off")
    yield from _missing(contract, set(code) - set(protos), "add its message")
    yield from _missing(
        f"proto/examples/{service}", set(code) - examples(root, service), "add one real example"
    )
    yield from _missing(
        f"proto/examples/{service}", examples(root, service) - set(code), "an example of no event"
    )
    yield from _missing(facts, set(code) - _used(root, service), "never emitted: emit it, or take it away")
    parts = {kind for fields in protos.values() for kind in fields.values()}
    yield from _missing(contract, set(protos) - set(code) - parts, "a message of no event: take it away")
    for name in sorted(set(code) & set(protos)):
        if code[name] != set(protos[name]):
            differing = ", ".join(sorted(code[name] ^ set(protos[name])))
            yield Offence(contract, 1, f"{name}: fields differ from the class: {differing}")
    for event_type, entry in entries.items():
        if not event_type.startswith(f"linli.{service}.") or entry.get("owner") != service:
            yield Offence(
                REGISTRY, 1, f"{event_type}: owned by the service it is listed under and named after"
            )


def _missing(path: str, names: set[str], message: str) -> Iterator[Offence]:
    for name in sorted(names):
        yield Offence(path, 1, f"{name}: {message}")


def _used(root: Path, service: str) -> set[str]:
    """The last word of every name that the service's code uses, its declarations apart."""
    return {
        name.rpartition(".")[2]
        for path in files(root, f"services/{service}")
        if path.name != "events.py"
        for name, _ in references(syntax(path))
    }


def _consumers(root: Path, registry: dict[str, dict[str, dict[str, object]]]) -> Iterator[Offence]:
    wanted = {event_type: entry for entries in registry.values() for event_type, entry in entries.items()}
    heard = reactions(root)
    for event_type, by in heard.items():
        consumers = wanted.get(event_type, {}).get("consumers") or []
        for service, line in by.items():
            if not isinstance(consumers, list) or service not in consumers:
                path = f"services/{service}/reactions.py"
                yield Offence(path, line, f"{event_type}: name {service} as a consumer in {REGISTRY}")
    for event_type, entry in wanted.items():
        consumers = entry.get("consumers") or []
        for service in consumers if isinstance(consumers, list) else []:
            if service not in heard.get(event_type, {}):
                yield Offence(
                    REGISTRY, 1, f"{event_type}: {service} is named a consumer but has no reaction to it"
                )


def test_the_tree_keeps_it() -> None:
    assert_kept(find)


EVENT = "@dataclass\nclass {}(Event):\n    order_id: str\n    at: Moment | None\n"
MESSAGE = "message {} {{\n  string order_id = 1;\n  optional Moment at = 2;\n}}\n"
ENTRY = "  linli.repair.v1.{}:\n    owner: repair\n    consumers: [billing]\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    plant(tmp_path, "services/repair/domain/events.py", EVENT.format("OrderClosed"))
    plant(
        tmp_path,
        "services/repair/domain/orders.py",
        "from services.repair.domain.events import OrderClosed\nx = OrderClosed()",
    )
    plant(
        tmp_path,
        "services/billing/reactions.py",
        '@reactions.on("linli.repair.v1.OrderClosed")\ndef f(): ...',
    )
    moment = "message Moment {\n  string text = 1;\n}\n"
    plant(tmp_path, "proto/linli/repair/v1/events.proto", MESSAGE.format("OrderClosed") + moment)
    plant(tmp_path, "proto/examples/repair/OrderClosed.v1.json", "{}")
    plant(tmp_path, REGISTRY, "repair:\n" + ENTRY.format("OrderClosed"))
    assert find(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("path", "more", "said"),
    [
        ("services/repair/domain/events.py", EVENT.format("OrderLost"), "OrderLost: declare it"),
        ("services/repair/domain/events.py", EVENT.format("OrderLost"), "OrderLost: add its message"),
        ("services/repair/domain/events.py", EVENT.format("OrderLost"), "OrderLost: add one real example"),
        ("services/repair/domain/events.py", EVENT.format("OrderLost"), "OrderLost: never emitted"),
        (
            "services/repair/domain/events.py",
            "    extra: int\n",
            "OrderClosed: fields differ from the class: extra",
        ),
        (
            "proto/linli/repair/v1/events.proto",
            MESSAGE.format("OrderLost"),
            "OrderLost: a message of no event",
        ),
        ("proto/examples/repair/OrderLost.v1.json", "{}", "OrderLost: an example of no event"),
        (REGISTRY, ENTRY.format("OrderLost"), "OrderLost: declared, but no event class"),
        (REGISTRY, ENTRY.format("OrderLost"), "billing is named a consumer but has no reaction"),
        (REGISTRY, ENTRY.format("OrderLost").replace("repair", "billing"), "owned by the service"),
        (
            "services/billing/reactions.py",
            '\nlost = "linli.repair.v1.OrderLost"',
            "name billing as a consumer",
        ),
    ],
)
def test_planted_disagreement(house: Path, path: str, more: str, said: str) -> None:
    file = house / path
    plant(house, path, (file.read_text(encoding="utf-8") if file.is_file() else "") + more)
    assert [offence for offence in find(house) if said in offence.message], find(house)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("services/billing/reactions.py", "billing is named a consumer but has no reaction"),
        ("proto/linli/repair/v1/events.proto", "OrderClosed: add its message"),
        ("proto/examples/repair/OrderClosed.v1.json", "OrderClosed: add one real example"),
        (REGISTRY, "OrderClosed: declare it"),
        ("services/repair/domain/events.py", "OrderClosed: declared, but no event class"),
        ("services/repair/domain/orders.py", "OrderClosed: never emitted"),
    ],
)
def test_planted_gap(house: Path, path: str, said: str) -> None:
    (house / path).unlink()
    assert [offence for offence in find(house) if said in offence.message], find(house)
