# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of feeds holds after real batches, and each damage is noticed."""

from datetime import timedelta
from typing import Any

import pytest

from services.chassis.clock import system_now
from services.chassis.invariants import ServiceData
from services.identity.invariants import invariants
from services.identity.store import Tx
from tests.system.identity import feeds, registers
from tests.system.identity.conftest import SERVICE, District

FEEDS = (
    "feed_batches_are_worked_through",
    "feed_batches_follow_their_jobs",
    "feed_sources_have_contracts",
    "sources_are_asked",
    "feed_subjects_are_of_somebody",
    "feed_questions_are_about_records",
)
FIRST = "2024-03-01T08:00:00+08:00"


def broken(district: District) -> dict[str, list[str]]:
    store = district.house.store

    def other(_name: str) -> ServiceData:
        raise LookupError

    data = ServiceData(SERVICE, store.database, Tx, system_now(), timedelta(0), other)
    found = {one.name: one.find(data) for one in invariants if one.name in FEEDS}
    assert set(found) == set(FEEDS)
    offences = {name: [text for text in one.offences if district.code in text] for name, one in found.items()}
    return {name: texts for name, texts in offences.items() if texts}


def rows(unit: str, count: int, **more: Any) -> list[dict[str, Any]]:
    numbers = [feeds.citizen_id(number) for number in range(count)]
    return [
        {"key": number[-4:-1], "name": "张三", "citizen_id": number, "unit_path": unit, **more}
        for number in numbers
    ]


def test_a_batch_without_its_job_and_a_job_without_its_batch_are_noticed(district: District) -> None:
    unit = district.tree()["unit"]["path"]
    feeds.agreed(district)
    batch = feeds.opened(district, FIRST)
    feeds.sent(district, batch, rows(unit, 1))
    feeds.completed(district, batch, 1)
    assert broken(district) == {}
    kept = district.house.store.database
    for collection, change in (
        ("jobs", {"state": "cancelled"}),
        ("jobs", {"state": "running"}),
        ("feed_batches", {"state": "stopped", "stopped_in": "running"}),
    ):
        mine = {"tenant": district.code, "kind": "feeds.batch"} if collection == "jobs" else {}
        kept.collection(collection).update_one(mine or {"tenant": district.code}, {"$set": change})
        named = set() if change == {"state": "running"} else {"feed_batches_follow_their_jobs"}
        assert set(broken(district)) == named
    while registers.fire(district):
        pass
    found = kept.collection("feed_batches")
    found.update_one({"tenant": district.code}, {"$set": {"state": "discarded", "stopped_in": None}})
    assert set(broken(district)) == {"feed_batches_follow_their_jobs", "feed_sources_have_contracts"}


def test_a_source_that_nothing_asks_is_noticed(district: District) -> None:
    terms = {"url": "https://feeds.invalid.example/x", "at": "03:00"}
    feeds.agreed(district, pull=terms)
    assert broken(district) == {}
    timers = district.house.store.database.collection("timers")
    timers.delete_many({"tenant": district.code, "kind": "feed.pull"})
    assert set(broken(district)) == {"sources_are_asked"}


@pytest.mark.parametrize(
    ("collection", "change", "name"),
    [
        ("feed_rows", {"result": ""}, "feed_batches_are_worked_through"),
        ("feed_rows", {"sealed": "x"}, "feed_batches_are_worked_through"),
        ("feed_batches", {"rows": 3}, "feed_batches_are_worked_through"),
        ("feed_sources", {"busy": "nobody"}, "feed_sources_have_contracts"),
        ("feed_subjects", {"about_id": "nobody"}, "feed_subjects_are_of_somebody"),
        ("feed_conflicts", {"record_id": "nothing"}, "feed_questions_are_about_records"),
    ],
)
def test_each_damage_is_noticed(
    district: District, collection: str, change: dict[str, Any], name: str
) -> None:
    unit = district.tree()["unit"]["path"]
    district.person("张三", phone="13800000001")
    feeds.agreed(district)
    unsure = {"key": "x", "name": "张三", "phone": "13800000001", "unit_path": unit}
    feeds.delivered(district, FIRST, [*rows(unit, 1), unsure])
    assert broken(district) == {}
    kept = district.house.store.database.collection(collection)
    kept.update_one({"tenant": district.code}, {"$set": change})
    assert set(broken(district)) == {name}
