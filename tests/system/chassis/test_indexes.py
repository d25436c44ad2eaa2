# SPDX-License-Identifier: AGPL-3.0-or-later
"""Declared indexes are made, compared in all that they are, and never dropped."""

from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from services.chassis.settings import Settings
from services.chassis.store import Collection, Database, Index, UnitOfWork, connect, indexes, make_store
from services.chassis.store.errors import IndexMismatch
from tests.system.chassis.conftest import Thing


class IndexedTx(UnitOfWork):
    things = Collection(
        Thing, "things", indexes=(Index("name"), Index("count", unique=True, only_if="count"))
    )


KEYS = [("tenant", 1), ("count", 1)]
ONLY_IF = {"count": {"$gt": ""}}


@pytest.fixture
def indexed(settings: Settings) -> Iterator[Database]:
    indexed = connect(settings, "indexed")
    yield indexed
    indexed.close()


def test_what_is_missing_is_made_once(indexed: Database) -> None:
    indexes.ensure(indexed, IndexedTx)
    made = indexed.collection("things").index_information()
    assert made.keys() == {"_id_", "name", "count_given"}
    indexes.ensure(indexed, IndexedTx)
    assert indexed.collection("things").index_information() == made


@pytest.mark.parametrize(
    ("keys", "options"),
    [
        ([("count", 1)], {"unique": True, "partialFilterExpression": ONLY_IF}),
        ([("count", 1), ("tenant", 1)], {"unique": True, "partialFilterExpression": ONLY_IF}),
        (KEYS, {"partialFilterExpression": ONLY_IF}),
        (KEYS, {"unique": True}),
        (KEYS, {"unique": True, "partialFilterExpression": {"name": {"$exists": True}}}),
        (KEYS, {"unique": True, "partialFilterExpression": ONLY_IF, "expireAfterSeconds": 60}),
    ],
)
def test_one_that_differs_is_named(
    indexed: Database, keys: list[tuple[str, int]], options: dict[str, Any]
) -> None:
    indexed.collection("things").create_index(keys, name="count_given", **options)
    with pytest.raises(IndexMismatch, match=r"things\.count_given"):
        indexes.ensure(indexed, IndexedTx)


def test_one_that_is_declared_no_more_is_told_of_and_stays(indexed: Database) -> None:
    indexed.collection("things").create_index([("tenant", 1), ("colour", 1)], name="colour")
    with capture_logs() as told:
        indexes.ensure(indexed, IndexedTx)
    assert [line["index"] for line in told if "index" in line] == ["things.colour"]
    assert "colour" in indexed.collection("things").index_information()


def test_where_a_job_makes_them_a_process_waits_and_makes_none(settings: Settings, indexed: Database) -> None:
    patient = settings.model_copy(update={"indexes": "made"})
    store = make_store(patient, indexed, IndexedTx)
    assert not store.prepare(1.5)
    assert "things" not in indexed.raw.list_collection_names()
    indexes.ensure(indexed, IndexedTx)
    assert store.prepare(20)
