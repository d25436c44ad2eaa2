# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: found by whom, what and where, chained, and whole until somebody lays hands on it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.chassis import audit
from services.chassis.clock import system_now
from services.chassis.contracts import decode
from services.chassis.ids import new_id
from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store.audit import entry_id
from services.chassis.store.event_log import EVENTS
from services.identity.store import ERASE, Tx
from tests.system.identity.conftest import SERVICE, District
from tests.system.identity.rights import bring_forward, fire, resident

Events = Any


def sealed(district: District) -> None:
    while not audit.seal(district.house.store, system_now() + timedelta(seconds=2)):
        pass


def faults(district: District) -> list[str]:
    """What the platform's invariant finds in this district's chain."""
    (invariant,) = (one for one in platform if one.name == "the_audit_chain_is_whole")
    now = datetime.now(UTC)
    store = district.house.store

    def other(_name: str) -> ServiceData:
        raise LookupError

    data = ServiceData(SERVICE, store.database, Tx, now, timedelta(0), other)
    return [text for text in invariant.find(data).offences if text.startswith(district.code)]


@pytest.fixture
def events(district: District) -> Iterator[Events]:
    """The district's log, sealed, with the reading of somebody's data in it."""
    person_id, _ = resident(district, phone="13812340096")
    district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["phone"], "reason": "上门前联系"})
    sealed(district)
    assert faults(district) == []
    collection = district.house.store.database.collection(EVENTS)
    kept = list(collection.find({"tenant": district.code}))
    yield collection
    collection.delete_many({"tenant": district.code})
    collection.insert_many(kept)


def test_acts_are_found(district: District, events: Events) -> None:
    (read,) = district.ok("GET", "/audit?act=PersonUnmasked")["items"]
    person_id = read["persons"][0]
    assert read["aggregate"] == f"person/{person_id}"
    of_person = district.ok("GET", f"/audit?person_id={person_id}&since=2020-01-01&until=2199-01-01")["items"]
    assert [one["act"] for one in of_person][-2:] == ["AccountCreated", "PersonRegistered"][-2:]
    by_admin = district.ok("GET", f"/audit?actor={read['actor']}&act=PersonUnmasked")["items"]
    assert [one["id"] for one in by_admin] == [read["id"]]
    there = district.ok("GET", f"/audit?place={district.path}&act=PersonRegistered")["items"]
    assert {one["place"] for one in there} == {district.path}
    elsewhere = district.ok("GET", f"/audit?place={district.path}/x&act=PersonRegistered")["items"]
    assert elsewhere == []
    _, token = resident(district, "li")
    assert district.refused("GET", "/audit", token=token)["code"] == "forbidden"


def test_the_head_is_told_once_an_hour(district: District) -> None:
    """Deliberation publishes it: identity has no log of its own."""
    sealed(district)
    sealed(district)
    log = district.house.store.database.collection(EVENTS)
    told = list(log.find({"tenant": district.code, "type": "linli.identity.v1.AuditSealed"}))
    heads = [decode(one["type"], bytes(one["data"])) for one in told]
    assert 1 <= len(heads) <= 2, "two where an hour has ended meanwhile"
    entries = district.house.store.database.collection("audit_entries")
    (last,) = entries.find({"_id": f"{district.code}/{entry_id(heads[-1].size - 1)}"})
    assert last["head"] == heads[-1].head
    assert faults(district) == []


def test_a_changed_act_shows(district: District, events: Events) -> None:
    one = events.find_one({"tenant": district.code, "type": "linli.identity.v1.RoleGranted"})
    events.update_one({"_id": one["_id"]}, {"$set": {"actor": "somebody"}})
    assert any("was changed" in text for text in faults(district))


def test_a_changed_name_shows(district: District, events: Events) -> None:
    where = {"tenant": district.code, "type": "linli.identity.v1.PersonRegistered"}
    one = list(events.find(where))[-1]
    body = bytes(one["data"]).replace("王小芳".encode(), "王大芳".encode())
    events.update_one({"_id": one["_id"]}, {"$set": {"data": body}})
    assert any("what is personal" in text for text in faults(district))


def test_a_dropped_act_shows(district: District, events: Events) -> None:
    events.delete_one({"tenant": district.code, "type": "linli.identity.v1.PersonUnmasked"})
    assert any("is gone" in text for text in faults(district))


def test_an_act_put_in_later_shows(district: District, events: Events) -> None:
    one = events.find_one({"tenant": district.code})
    forged = {**one, "_id": one["_id"][:-4] + "0000", "aggregate": f"person/{new_id()}"}
    events.insert_one(forged)
    assert any("in no entry" in text for text in faults(district))


def test_a_chain_that_was_cut_shows(district: District, events: Events) -> None:
    entries = district.house.store.database.collection("audit_entries")
    last = max(entries.find({"tenant": district.code}), key=lambda entry: str(entry["id"]))
    entries.delete_one({"_id": last["_id"]})
    assert any("entries" in text for text in faults(district))
    entries.insert_one(last)


def test_an_erasure_breaks_nothing(district: District, events: Events) -> None:
    _, token = resident(district, "zhou")
    asked = district.house.ok("POST", "/erasures", token, {})
    district.ok("POST", f"/erasures/{asked['id']}:decide", {"granted": True})
    sealed(district)
    bring_forward(district, ERASE)
    fire(district)
    sealed(district)
    assert faults(district) == []
