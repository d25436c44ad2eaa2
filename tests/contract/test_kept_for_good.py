# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is personal goes by a rule of retention, or it is said by which law it stays (PIPL, Art. 19, 47)."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from scripts.services import SERVICES
from services.chassis.personal_held import EACH, Goes, Held, Named
from services.chassis.store import Collection, Copy
from services.chassis.store.files import FILES
from tests.contract.kept_for_good import KEPT

TELLING = frozenset(
    {"attended", "donor", "lessee", "naming", "owner", "payer", "person", "record"}
    | {"attachments", "documents", "down_photo", "evidence", "file_id", "files", "photo", "photos", "proof"}
)
"""Fields that name somebody in words or may show them, whatever a service declares of their collection."""


def texts(kind: Any, path: tuple[str, ...] = (), above: tuple[type, ...] = ()) -> Iterator[str]:
    """The ways to the texts of a document, by dots; `*` is each of a list or of a mapping."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        for one in inside:
            yield from texts(one, path, above)
    elif inside:
        yield from texts(inside[1] if origin is Mapping else inside[0], (*path, EACH), above)
    elif is_dataclass(kind) and kind not in above:
        known = get_type_hints(kind)
        for field in fields(kind):
            yield from texts(known[field.name], (*path, field.name), (*above, kind))  # type: ignore[arg-type]
    elif kind is str:
        yield ".".join(path)


def tells(path: str) -> bool:
    return path.removesuffix(f".{EACH}").rpartition(".")[2] in TELLING


def unreached(one: Held) -> set[str]:
    """What of a collection no rule reaches: the collection's name where that is all of it."""
    if any(not goes.blanks for goes in one.goes):
        return set()
    blanked = {path for goes in one.goes for path in goes.blanks}
    ids = {named.by for named in one.named}
    words = {path for named in one.named for path in named.words}
    words |= {path for path in texts(one.collection._type) if tells(path)} - ids
    left = {path for path in words if path.removesuffix(f".{EACH}") not in blanked}
    whole = set() if one.kept or one.goes else {one.collection.name}
    return whole | {f"{one.collection.name}.{path}" for path in left}


def all_unreached(service: str) -> set[str]:
    declared = {one.collection: one for one in import_module(f"services.{service}.personal").personal.held}
    own: tuple[Collection[Any], ...] = import_module(f"services.{service}.store").Tx.collections
    kept = [one for one in own if not isinstance(one, Copy) and one is not FILES]
    return set().union(*(unreached(declared.get(one) or Held(one, (), (), "free")) for one in kept))


@pytest.mark.parametrize("service", SERVICES)
def test_a_rule_reaches_it_or_a_law_keeps_it(service: str) -> None:
    found, said = all_unreached(service), KEPT[service]
    assert sorted(found - set(said)) == [], "write a rule (`Goes` in personal.py), or say here what keeps it"
    assert sorted(set(said) - found) == [], "it is reached, or gone: take it off the list"


@pytest.mark.parametrize("service", SERVICES)
def test_each_that_stays_says_why(service: str) -> None:
    assert all(len(why) > len("by law") for why in KEPT[service].values())


@dataclass(frozen=True)
class Parcel:
    """Somebody's, with a picture."""

    id: str
    by: str
    text: str
    payer: str
    photos: tuple[str, ...] = ()


PARCELS = Collection(Parcel, "parcels")
PLANTED = (
    ((), "", {"parcels", "parcels.text", "parcels.payer", "parcels.photos.*"}),
    ((), "by law", {"parcels.text", "parcels.payer", "parcels.photos.*"}),
    ((Goes("parcels", "at", words=("text",), files=("photos",)),), "by law", {"parcels.payer"}),
    ((Goes("parcels", "at"),), "", set()),
)


@pytest.mark.parametrize(("goes", "kept", "found"), PLANTED)
def test_what_is_forgotten_is_found(goes: tuple[Goes, ...], kept: str, found: set[str]) -> None:
    assert unreached(Held(PARCELS, (Named("by", ("text",)),), (), kept, goes)) == found
