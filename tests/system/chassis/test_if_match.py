# SPDX-License-Identifier: AGPL-3.0-or-later
"""The version on which a caller insists (`If-Match`) is that of one aggregate, compared once."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from services.chassis.store import Collection, Store, UnitOfWork, indexes
from services.chassis.values import StaleVersion
from tests.system.chassis.conftest import ACTOR, Bench, Thing


@dataclass(frozen=True, slots=True)
class Label:
    """Bears the id of its thing."""

    id: str
    text: str


class LabelledTx(UnitOfWork):
    things = Collection(Thing, "things", orderings=("count",))
    labels = Collection(Label, "labels")


WAYS: dict[str, Callable[[LabelledTx], object]] = {
    "get": lambda tx: tx.things.get("t"),
    "find": lambda tx: tx.things.find("t"),
    "first": lambda tx: tx.things.first({"name": "t"}),
    "list": lambda tx: tx.things.list({"name": "t"}),
    "several": lambda tx: tx.things.several(["t"]),
    "page": lambda tx: tx.things.page({"name": "t"}, sort="count"),
    "none": lambda tx: None,
    "another of the same id": lambda tx: tx.labels.get("t"),
}


@pytest.fixture
def store(bench: Bench) -> Store[LabelledTx]:
    """A thing `t` at version 2, and its label at version 1."""
    store = Store(bench.sender.database, LabelledTx, bench.clock)
    indexes.ensure(store.database, LabelledTx)

    def work(tx: LabelledTx) -> None:
        tx.things.add(Thing("t", "t"))
        tx.labels.add(Label("t", "a thing"))

    store.transact(ACTOR, work)
    store.transact(ACTOR, lambda tx: tx.things.save(replace(tx.things.get("t"), count=1)))
    return store


@pytest.mark.parametrize("way", WAYS)
def test_a_stale_version_is_refused_whatever_way_it_is_loaded(store: Store[LabelledTx], way: str) -> None:
    def work(tx: LabelledTx) -> None:
        tx.expect(LabelledTx.things, "t", 1)
        WAYS[way](tx)

    with pytest.raises(StaleVersion) as refusal:
        store.transact(ACTOR, work)
    assert refusal.value.data() == {"id": "t", "expected": 1, "current": 2}


@pytest.mark.parametrize("way", WAYS)
def test_the_right_version_stays_right_when_it_is_saved(store: Store[LabelledTx], way: str) -> None:
    def work(tx: LabelledTx) -> int:
        tx.expect(LabelledTx.things, "t", 2)
        WAYS[way](tx)
        tx.things.save(replace(tx.things.get("t"), count=2))
        WAYS[way](tx)
        tx.things.save(replace(tx.things.get("t"), count=3))
        return tx.things.version(tx.things.get("t"))

    assert store.transact(ACTOR, work) > 2
    assert store.reader(ACTOR).things.get("t").count == 3


def test_what_is_known_already_is_compared_at_once(store: Store[LabelledTx]) -> None:
    def work(tx: LabelledTx) -> None:
        tx.things.get("t")
        tx.expect(LabelledTx.things, "t", 2)
        with pytest.raises(StaleVersion):
            tx.expect(LabelledTx.things, "t", 1)

    store.transact(ACTOR, work)


@pytest.mark.parametrize(("item_id", "current"), [("new", 0), ("t", 2)])
def test_adding_meets_what_is_there(store: Store[LabelledTx], item_id: str, current: int) -> None:
    """Version 0 is that of what is not there: policies are changed so for the first time."""

    def work(tx: LabelledTx, version: int) -> None:
        tx.expect(LabelledTx.things, item_id, version)
        tx.things.add(Thing(item_id, "new"))

    with pytest.raises(StaleVersion) as refusal:
        store.transact(ACTOR, lambda tx: work(tx, 1))
    assert refusal.value.current == current
    if not current:
        store.transact(ACTOR, lambda tx: work(tx, 0))


def test_nothing_is_written_when_the_end_finds_it_stale(store: Store[LabelledTx]) -> None:
    def work(tx: LabelledTx) -> None:
        tx.expect(LabelledTx.things, "t", 1)
        tx.labels.save(Label("t", "changed") if tx.labels.get("t") else Label("t", ""))

    with pytest.raises(StaleVersion):
        store.transact(ACTOR, work)
    assert store.reader(ACTOR).labels.get("t").text == "a thing"
