# SPDX-License-Identifier: AGPL-3.0-or-later
"""The shard keys: every collection has one that MongoDB takes, or a reason why it has none."""

import json
import shutil
import subprocess
from importlib import import_module

import pytest
from pymongo import IndexModel

from scripts.charts import sharding
from scripts.charts.sharding import OF_THE_DRIVER, UNSHARDED, NotShardable, key_of, plan
from scripts.services import SERVICES
from services.chassis.store import indexes
from tests.mongodb.rules import TENANTLESS

STUBS = """
const told = [];
const MinKey = () => "min", MaxKey = () => "max";
const db = { getSiblingDB: (name) => ({
  collections: { find: () => ({ toArray: () => [{ _id: "x_finance.events" }] }) },
  getCollection: (collection) => ({ createIndex: (key) => told.push(["index", collection, key]) }),
}) };
const sh = {
  shardCollection: (...given) => told.push(["shard", ...given]),
  updateZoneKeyRange: (...given) => told.push(["zone", ...given]),
};
var prefix = "x_", zones = { "320585": "suzhou" };
"""


def test_the_file_is_fresh() -> None:
    assert sharding.FILE.read_text(encoding="utf-8") == sharding.text(), "python -m scripts.charts sharding"


@pytest.mark.parametrize("service", SERVICES)
def test_every_collection_has_a_key_or_a_reason(service: str) -> None:
    declared = indexes.declared(import_module(f"services.{service}.store").Tx)
    keys = plan(service)
    assert set(declared) | set(OF_THE_DRIVER) == set(keys) | set(UNSHARDED)
    assert not set(keys) & set(UNSHARDED)
    for name, models in declared.items():
        for unique in (one.document["key"] for one in models if one.document.get("unique")):
            assert tuple(unique)[: len(keys[name])] == keys[name], name
    assert {key[0] for name, key in keys.items() if name not in OF_THE_DRIVER} == {"tenant"}


def test_what_is_not_spread_has_no_tenant() -> None:
    assert set(UNSHARDED) <= set(TENANTLESS)
    assert all(len(reason) > 10 for reason in UNSHARDED.values())


def test_a_unique_index_that_no_cluster_could_keep_is_refused() -> None:
    free = IndexModel([("code", 1)], unique=True)
    with pytest.raises(NotShardable, match="places"):
        key_of("places", [free])
    with pytest.raises(NotShardable, match="events"):
        key_of("events", [IndexModel([("tenant", 1), ("sequence", 1)], unique=True)])
    assert key_of("places", [IndexModel([("code", 1)])]) == ("tenant", "_id")


def test_the_script_does_what_the_plan_says() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no node to run mongosh's language")
    script = STUBS + sharding.FILE.read_text(encoding="utf-8") + "console.log(JSON.stringify(told));"
    ran = subprocess.run([node, "-"], input=script, capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(ran.stdout)
    keys = {
        f"x_{service}.{name}": dict.fromkeys(key, 1)
        for service in SERVICES
        for name, key in plan(service).items()
    }
    assert {one[1]: one[2] for one in told if one[0] == "shard"} | {
        "x_finance.events": keys["x_finance.events"]
    } == keys
    assert not [one for one in told if one[0] == "shard" and one[1] == "x_finance.events"]
    ranges = {one[1]: (one[2], one[3]) for one in told if one[0] == "zone"}
    assert ranges.keys() == keys.keys()
    assert ranges["x_finance.entries"] == (
        {"tenant": "320585", "_id": "min"},
        {"tenant": "320585", "_id": "max"},
    )
    assert ranges["x_identity.persons"] == ({"tenant": "320585"}, {"tenant": "320585\0"})
    assert ranges["x_finance.blobs.files"] == ({"_id": "320585/"}, {"_id": "3205850"})
    assert ranges["x_finance.blobs.chunks"] == (
        {"files_id": "320585/", "n": "min"},
        {"files_id": "3205850", "n": "min"},
    )
