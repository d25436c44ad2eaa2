# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rules that every system test holds the product's commands against: each bites."""

from typing import Any

import pytest
from pydantic import SecretStr

from services.chassis.settings import Settings
from services.chassis.store.store import retried
from services.chassis.store.write_buffer import WriteBuffer
from tests.mongodb.monitor import Monitor
from tests.mongodb.rules import offences
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, SenderTx, Thing, until

STORE = "services/chassis/store/transaction.py:1"
OWN: dict[str, Any] = {"_id": "320585/a", "tenant": TENANT}
TIMED: dict[str, Any] = {"maxTimeMS": 9999}
BEGINS: dict[str, Any] = {"startTransaction": True, "autocommit": False, **TIMED}

OFFENDERS: dict[str, tuple[str, dict[str, Any]]] = {
    "not allowed in": ("distinct", {"distinct": "things", "query": OWN, "autocommit": False, **TIMED}),
    "not allowed outside": ("mapReduce", {"mapReduce": "things", **TIMED}),
    "not on the list: ['skip']": ("find", {"find": "things", "filter": OWN, "skip": 9, **TIMED}),
    "without readConcern snapshot": ("find", {"find": "things", "filter": OWN, **BEGINS}),
    "may take for ever": ("find", {"find": "things", "filter": OWN}),
    "reads from secondary": (
        "find",
        {"find": "things", "filter": OWN, "$readPreference": {"mode": "secondary"}, **TIMED},
    ),
    "$where is not on the list": ("find", {"find": "things", "filter": {**OWN, "$where": "1"}, **TIMED}),
    "$rename is not on the list": (
        "update",
        {"update": "things", "updates": [{"q": OWN, "u": {"$rename": {"a": "b"}}}], **TIMED},
    ),
    "a read of things does not name": ("find", {"find": "things", "filter": {"_id": "a"}, **TIMED}),
    "a read of things does not": (
        "aggregate",
        {"aggregate": "things", "pipeline": [{"$group": {"_id": 1}}], **TIMED},
    ),
    "a write of things does not name": (
        "update",
        {"update": "things", "updates": [{"q": {"_id": "a"}, "u": OWN, "upsert": True}], **TIMED},
    ),
    "a write of things does not": (
        "bulkWrite",
        {
            "bulkWrite": 1,
            "ops": [{"delete": 1, "filter": {"_id": "a"}}],
            "nsInfo": [{"ns": "x.leases"}, {"ns": "x.things"}],
            **TIMED,
        },
    ),
    "a document of things has no tenant": (
        "insert",
        {"insert": "things", "documents": [{"_id": "a"}], **TIMED},
    ),
    "a write of any number of leases": (
        "delete",
        {"delete": "leases", "deletes": [{"q": {"until": {"$lt": 1}}, "limit": 0}], **TIMED},
    ),
}


@pytest.mark.parametrize("told", OFFENDERS)
def test_planted_offender(told: str) -> None:
    name, command = OFFENDERS[told]
    found = list(offences(name, command, STORE))
    assert len(found) == 1
    assert told in found[0]


def test_what_is_allowed_is_no_offence() -> None:
    own = {"find": "things", "filter": OWN, **BEGINS, "readConcern": {"level": "snapshot"}}
    assert list(offences("find", own, STORE)) == []
    everywhere = {"find": "events", "filter": {"_id": {"$gt": "a"}}, **TIMED}
    assert list(offences("find", everywhere, "services/chassis/invariants/spine.py:9")) == []


def test_the_monitor_hears_the_product(bench: Bench, monitor: Monitor) -> None:
    retried(bench.sender.database, lambda session: drop(WriteBuffer(bench.sender.database, session)))
    found = monitor.take()
    assert len(found) == 1
    assert "services/chassis/store/write_buffer.py" in found[0]


def drop(pending: WriteBuffer) -> None:
    pending.drop("things", f"{TENANT}/a")
    pending.flush()


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """An operator's address with options of its own."""
    uri = f"{settings.mongodb_uri.get_secret_value()}&w=majority&readPreference=secondaryPreferred"
    return settings.model_copy(update={"mongodb_uri": SecretStr(uri)})


def test_options_of_the_address_do_not_change_what_is_read(bench: Bench) -> None:
    bench.start()
    bench.tell("a", "first")
    until(lambda: bench.heard("a") == ("first",))
    bench.sender.transact(ACTOR, read)
    read(bench.sender.reader(ACTOR))


def read(tx: SenderTx) -> None:
    assert tx.things.get("a").count == 1
    assert tx.things.list({"name": "a"}) == [Thing("a", "a", 1)]
    assert tx.things.count({}) == 1
    assert len(tx.history("thing", "a").items) == 1
