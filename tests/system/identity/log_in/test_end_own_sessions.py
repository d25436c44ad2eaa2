# SPDX-License-Identifier: AGPL-3.0-or-later
from flask.testing import FlaskClient

from services.chassis.clock import system_now
from tests.system.identity.conftest import PASSWORD, District, authorize_path

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Safari/537.36"


def at_a_phone(district: District, login: str) -> FlaskClient:
    browser = district.house.browser()
    browser.environ_base["HTTP_USER_AGENT"] = PHONE
    browser.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    district.house.submit(browser, login, PASSWORD)
    return browser


def test_a_person_sees_their_log_ins_and_ends_one(district: District) -> None:
    phone = at_a_phone(district, f"admin@{district.code}")
    listed = district.ok("GET", "/sessions")["items"]
    newest = listed[0]
    assert (newest["device"], newest["network"]) == ("Chrome · Android", "203.0.*.*")
    assert (newest["level"], newest["remembered"]) == ("one_factor", False)
    assert len(listed) == 2
    assert district.ok("POST", "/sessions:end", {"session_id": newest["id"]}) == {"ended": 1}
    assert phone.get(authorize_path()).status_code == 200, "logged out"
    assert [one["id"] for one in district.ok("GET", "/sessions")["items"]] == [listed[1]["id"]]
    again = district.refused("POST", "/sessions:end", {"session_id": newest["id"]})
    assert again["code"] == "not_found"


def test_nobody_ends_anothers_and_all_of_ones_own_end_at_once(district: District) -> None:
    house = district.house
    _, token = district.staff("handler", district.path)
    own = house.ok("GET", "/sessions", token)["items"]
    refused = district.refused("POST", "/sessions:end", {"session_id": own[0]["id"]})
    assert refused["code"] == "not_found"
    at_a_phone(district, f"staff@{district.code}")
    assert house.ok("POST", "/sessions:end", token, {}) == {"ended": 2}
    assert house.call("GET", "/sessions", token).status_code == 401
    assert district.ok("GET", "/sessions")["items"], "the administrator is still in"
    for body in ({"session_id": "x"}, {"session_id": 1}, {"other": 1}):
        assert district.refused("POST", "/sessions:end", body)["code"].startswith("request.")


def test_when_a_log_in_was_used_last_is_known(district: District) -> None:
    tokens = district.house.log_in(f"admin@{district.code}")
    before = system_now().isoformat()
    district.house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    used = district.house.ok("GET", "/sessions", tokens["access_token"])["items"][0]["used_at"]
    assert used.replace("Z", "+00:00") >= before[:23]


def test_a_device_is_told_of_once(district: District) -> None:
    login = f"admin@{district.code}"
    account = district.house.read(district.code).accounts.first({"login": login})
    assert account

    def told() -> int:
        return district.house.events(district.code, "account", account.id).count("NewDeviceSeen")

    known = told()
    phone = at_a_phone(district, login)
    assert told() == known + 1
    district.house.submit(phone, login, PASSWORD, authorize_path(prompt="login"))
    assert told() == known + 1
    at_a_phone(district, login)
    assert told() == known + 2
