# SPDX-License-Identifier: AGPL-3.0-or-later
"""A change of keys finds every sealed text: no field of a stored value that is called so is left out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any, get_args, get_type_hints

import pytest

from scripts.linlictl.keys import sealed_of
from scripts.services import SERVICES
from services.chassis.store import Collection
from services.chassis.store.sealed import Sealed, TenantKey

PLAIN = Collection(TenantKey, "things")


@pytest.mark.parametrize("service", SERVICES)
def test_every_sealed_field_is_declared(service: str) -> None:
    declared = {(one.collection.name, one.path) for one in sealed_of(service)}
    collections = import_module(f"services.{service}.store").Tx.collections
    found = {(one.name, path) for one in collections for path in sealed_paths(one._adapter._type)}
    assert found == declared


def sealed_paths(kind: Any, seen: tuple[Any, ...] = ()) -> Iterator[str]:
    """Where in a value a text stands whose name begins with `sealed`."""
    if kind in seen:
        return
    if not is_dataclass(kind):
        for inner in get_args(kind):
            repeats = getattr(kind, "__origin__", None) in (tuple, list, dict)
            yield from (f"*.{path}" if repeats else path for path in sealed_paths(inner, (*seen, kind)))
        return
    hints = get_type_hints(kind)
    for field in fields(kind):
        if field.name.startswith("sealed"):
            yield field.name
        else:
            yield from (f"{field.name}.{path}" for path in sealed_paths(hints[field.name], (*seen, kind)))


@pytest.mark.parametrize(
    ("path", "document", "found"),
    [
        ("a.sealed", {"a": {"sealed": "x"}}, [("a.sealed", "x", "of 7")]),
        ("a.sealed", {"a": None}, []),
        ("a.sealed", {}, []),
        ("a", {"a": ""}, []),
        ("a.*.sealed", {"a": {"sms": {"sealed": "x"}}}, [("a.sms.sealed", "x", "sms of 7")]),
        (
            "a.*.sealed",
            {"a": [{"sealed": "x"}, {"sealed": "y"}]},
            [("a.0.sealed", "x", "0 of 7"), ("a.1.sealed", "y", "1 of 7")],
        ),
    ],
)
def test_sealed_texts_are_found_where_they_are_declared(
    path: str, document: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    context = "{key} of {id}" if "*" in path else "of {id}"
    assert list(Sealed(PLAIN, path, context).texts({"id": "7", **document})) == found
