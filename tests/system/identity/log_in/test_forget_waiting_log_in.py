# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.timers import waiting_log_in_forgotten
from tests.system.identity.conftest import District
from tests.system.identity.log_in.second_factors import PAGES, QUERY, code_of, enrolled, send


def test_a_log_in_does_not_wait_for_ever(district: District) -> None:
    own, house = enrolled(district), district.house
    browser = own.waits()
    (kept,) = house.read(district.code).waiting_log_ins.list({})
    by = Principal(district.code, "timer", "timer")
    for _ in range(2):
        house.store.transact(by, lambda tx: waiting_log_in_forgotten(tx, kept.id, {}))
    answer = send(browser, "second-factor", code=code_of(own.secret))
    assert answer.location == f"{PAGES}/authorize?{QUERY}"


def test_another_password_ends_what_waits(district: District) -> None:
    own, house = enrolled(district), district.house
    own.waits()
    account = own.factors()["account_id"]
    body = {"password": "another horse battery", "current": "correct horse battery"}
    district.ok("POST", f"/accounts/{account}:set-password", body)
    assert house.read(district.code).waiting_log_ins.list({}) == []
