# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decided requests and archives that are over go after the days of the policy; open ones stay."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.store.store import system_principal
from services.identity.personal import personal
from tests.system.identity.conftest import SERVICE, District
from tests.system.identity.rights import fire, resident


def test_what_was_asked_and_decided_goes_and_what_is_open_stays(district: District) -> None:
    _, token = resident(district)
    open_one = district.house.ok("POST", "/corrections", token, {"text": "还没有决定"})
    asked = district.house.ok("POST", "/corrections", token, {"text": "姓名错了"})
    district.ok("POST", f"/corrections/{asked['id']}:decide", {"accepted": True, "reason": "已更正"})
    district.house.ok("POST", "/exports", token)
    assert _requests(district)["due"] == 0
    assert district.refused("GET", "/retention", token=token)["code"] == "forbidden"
    _in_years(district, 4)
    kept = district.house.ok("GET", "/corrections/own", token)["items"]
    assert [one["id"] for one in kept] == [open_one["id"]]
    assert district.house.ok("GET", "/exports", token)["items"] == []
    rule = _requests(district)
    assert (rule["days"], rule["least_days"], rule["went"]) == (1095, 365, 2)


def test_the_timer_of_a_release_before_goes_without_a_trace(district: District) -> None:
    store, by = district.house.store, system_principal(district.code, SERVICE)
    store.transact(by, lambda tx: tx.timers.set("schedule.rights.forget", "rights.forget", tx.now))
    fire(district)
    timers = store.database.collection("timers")
    assert timers.count_documents({"tenant": district.code, "kind": "schedule.rights.forget"}) == 0


def _requests(district: District) -> dict[str, object]:
    return next(one for one in district.ok("GET", "/retention")["rules"] if one["rule"] == "requests")


def _in_years(district: District, years: int) -> None:
    """A night of a later year."""
    store = district.house.store
    later = replace(store, clock=lambda: store.clock() + timedelta(days=years * 366))
    while not later.transact(system_principal(district.code, SERVICE), personal.retention.apply):
        pass
