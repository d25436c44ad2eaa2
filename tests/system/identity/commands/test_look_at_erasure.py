# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.identity.store import ERASE, LOOK
from tests.system.identity.conftest import District
from tests.system.identity.rights import (
    BILL,
    answered,
    bring_forward,
    due,
    fire,
    granted,
    name_of,
    resident,
    shown,
)


def test_a_day_later_the_services_are_asked_again(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    answered(district, asked["id"], finance=[BILL])
    assert shown(district, token)["silent"] == []
    bring_forward(district, LOOK, days=2)
    fire(district)
    again = shown(district, token)
    assert len(again["silent"]) == 4
    assert [one["kind"] for one in again["matters"]] == ["bill"]
    events = district.house.events(district.code, "erasure", asked["id"])
    assert events.count("OpenMattersAsked") == 2


def test_it_is_closed_when_it_has_waited_its_time(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    due(district)
    answered(district, erasure_id, but=["credit"], finance=[BILL])
    store = district.house.store
    tx = district.house.read(district.code)
    until = tx.erasures.get(erasure_id).waits_until
    assert until is not None
    where = {"tenant": district.code, "id": erasure_id}
    store.database.collection("erasures").update_one(
        where, {"$set": {"waits_until": until - timedelta(days=400)}}
    )
    bring_forward(district, LOOK, days=2)
    fire(district)
    closed = shown(district, token)
    assert (closed["state"], closed["reason"]) == ("refused", "")
    assert name_of(district, person_id) == "王小芳"
    assert district.house.ok("POST", "/erasures", token, {})["state"] == "requested"


def test_what_is_called_off_is_asked_no_more(district: District) -> None:
    person_id, token, erasure_id = granted(district)
    due(district)
    assert district.house.ok("POST", f"/erasures/{erasure_id}:cancel", token)["state"] == "cancelled"
    answered(district, erasure_id)
    timers = district.house.store.database.collection("timers")
    assert not list(timers.find({"tenant": district.code, "kind": {"$in": [LOOK, ERASE]}}))
    assert name_of(district, person_id) == "王小芳"
