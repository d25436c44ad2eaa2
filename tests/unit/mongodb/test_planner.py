# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rule that every query stands on an index: each way of breaking it is seen."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.mongodb.monitor import UNITS, declared_indexes
from tests.mongodb.planner import Index, offence, unserved
from tests.mongodb.residuals import RESIDUALS
from tests.mongodb.shapes import Kind, shape, shapes

MOST_RESIDUALS = 11
KEYS = {
    "plain": ("tenant", "place", "by_due"),
    "state": ("tenant", "place", "state", "by_due"),
    "unique": ("tenant", "code"),
    "partial": ("tenant", "phone"),
    "ends in id": ("tenant", "place", "_id"),
    "ordered": ("tenant", "by_due"),
}
PLAIN, STATE, UNIQUE, PARTIAL, ENDS_IN_ID, ORDERED = (
    Index(
        name,
        tuple((field, 1) for field in fields),
        unique=name == "unique",
        only_if=frozenset({"phone"} if name == "partial" else ()),
    )
    for name, fields in KEYS.items()
)
DUE = {"by_due": 1}
LATE: Mapping[str, Any] = {"$lt": "2026"}

SERVED: dict[str, tuple[Index, dict[str, Any], dict[str, int]]] = {
    "equalities": (PLAIN, {"tenant": "t", "place": "p"}, {}),
    "equalities and order": (PLAIN, {"tenant": "t", "place": "p"}, DUE),
    "equalities and order, backwards": (PLAIN, {"tenant": "t", "place": "p"}, {"by_due": -1}),
    "equalities, order and its range": (PLAIN, {"tenant": "t", "place": "p", "by_due": LATE}, DUE),
    "merged streams": (STATE, {"tenant": "t", "place": {"$in": ["p", "q"]}, "state": "new"}, DUE),
    "equalities and a range": (ORDERED, {"tenant": "t", "by_due": LATE}, {}),
    "order by what is equal": (STATE, {"tenant": "t", "place": "p"}, {"place": 1}),
    "the id": (PLAIN, {"_id": "t/1", "tenant": "t", "state": "new"}, {}),
    "named ids": (PLAIN, {"_id": {"$in": ["t/1"]}, "tenant": "t"}, {"_id": 1}),
    "a tenant's ids": (PLAIN, {"_id": {"$gt": "t/", "$lt": "t0"}, "tenant": "t"}, {"_id": 1}),
    "a unique one": (UNIQUE, {"tenant": "t", "code": {"$in": ["a", "b"]}}, {"_id": 1}),
    "a partial one": (PARTIAL, {"tenant": "t", "phone": "1"}, {}),
    "what is there": (PARTIAL, {"tenant": "t", "phone": {"$exists": True}}, {}),
}

OFFENDERS: dict[str, tuple[Index, dict[str, Any], dict[str, int], str]] = {
    "filters after the index": (
        PLAIN,
        {"tenant": "t", "place": "p", "state": "new"},
        DUE,
        "(plain leaves ['state'] over): (tenant, place, state, by_due) would",
    ),
    "an equality behind the order": (
        ORDERED,
        {"tenant": "t", "place": "p"},
        DUE,
        "(ordered leaves ['place'] over): (tenant, place, by_due) would",
    ),
    "a range before the order": (
        STATE,
        {"tenant": "t", "place": "p", "state": LATE},
        DUE,
        ": (tenant, place, by_due, state) would",
    ),
    "a field left out before the order": (
        STATE,
        {"tenant": "t", "place": "p"},
        DUE,
        "(tenant, place, by_due)",
    ),
    "a field left out before a range": (PLAIN, {"tenant": "t", "by_due": LATE}, {}, "(tenant, by_due) would"),
    "an order that no index has": (
        PLAIN,
        {"tenant": "t", "place": "p"},
        {"name": 1},
        "(tenant, place, name)",
    ),
    "two orders against each other": (
        ENDS_IN_ID,
        {"tenant": "t"},
        {"place": 1, "_id": -1},
        "sorted by place, -_id: (tenant, place, _id) would",
    ),
    "more streams than are merged": (
        PLAIN,
        {"tenant": "t", "place": {"$in": [*map(str, range(201))]}},
        DUE,
        "no index serves",
    ),
    "no tenant in front": (PLAIN, {"place": "p"}, {}, ": (place) would"),
    "all tenants' ids": (PLAIN, {"tenant": "t"}, {"_id": 1}, "(_id_ leaves ['tenant'] over)"),
    "all ids behind one": (PLAIN, {"_id": {"$gt": "t/1"}, "tenant": "t"}, {"_id": 1}, "leaves ['tenant']"),
    "absent where the index is partial": (PARTIAL, {"tenant": "t", "phone": None}, {}, "phone null"),
    "more than a unique one": (
        UNIQUE,
        {"tenant": "t", "code": "a", "state": "new"},
        {},
        "(unique leaves ['state'] over)",
    ),
    "part of a unique one": (UNIQUE, {"tenant": "t", "state": "new"}, {}, "(unique leaves ['state'] over)"),
    "not this one": (PLAIN, {"tenant": "t", "place": {"$ne": "p"}}, {}, "place rest"),
    "either of two": (PLAIN, {"tenant": "t", "$or": [{"place": "p"}, {"state": "new"}]}, {}, "$or"),
    "everything": (PLAIN, {}, {}, "no index serves things {}"),
}


@pytest.mark.parametrize("told", SERVED)
def test_an_index_serves(told: str) -> None:
    index, where, sort = SERVED[told]
    assert offence(shape("things", where, sort, 50), [index]) == ""


@pytest.mark.parametrize("told", OFFENDERS)
def test_planted_offender(told: str) -> None:
    index, where, sort, message = OFFENDERS[told]
    limit = 50 if where else 0
    assert message in offence(shape("things", where, sort, limit), [index])


def test_some_of_everything_need_no_index() -> None:
    assert offence(shape("things", {}, {}, 50), []) == ""


def test_an_index_that_serves_is_enough() -> None:
    wanted = shape("things", {"tenant": "t", "place": "p", "state": "new"}, DUE, 50)
    assert offence(wanted, [PLAIN, STATE]) == ""


def test_what_is_named_in_both_ways_is_one_condition() -> None:
    where = {"$and": [{"tenant": "t"}, {"place": "p"}], "state": {"$eq": "new"}}
    assert set(shape("things", where, {}, 0).conditions.values()) == {Kind.EQUAL}


def test_each_command_is_looked_at() -> None:
    where = {"tenant": "t", "state": "new"}
    commands: dict[str, dict[str, Any]] = {
        "find": {"find": "things", "filter": where, "sort": DUE, "limit": 1},
        "aggregate": {"aggregate": "things", "pipeline": [{"$match": where}, {"$sort": DUE}, {"$limit": 1}]},
        "findAndModify": {"findAndModify": "things", "query": where, "sort": DUE},
        "update": {"update": "things", "updates": [{"q": where, "u": {}}]},
        "delete": {"delete": "things", "deletes": [{"q": where, "limit": 1}]},
        "bulkWrite": {
            "bulkWrite": 1,
            "ops": [{"delete": 0, "filter": where}],
            "nsInfo": [{"ns": "x.things"}],
        },
    }
    for name, command in commands.items():
        assert unserved(shapes(name, command), {"things": [PLAIN]}), name
        assert not unserved(shapes(name, command), {}), name


def test_the_list_of_what_is_filtered_after_an_index_only_shrinks() -> None:
    assert len(RESIDUALS) <= MOST_RESIDUALS
    known = {
        (collection, index.name)
        for unit in UNITS.values()
        for collection, indexes in declared_indexes(unit).items()
        for index in indexes
    }
    assert {(collection, index) for collection, index, _ in RESIDUALS} <= known
