# SPDX-License-Identifier: AGPL-3.0-or-later
"""A password that somebody else chose is good for choosing another, and for nothing before that."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import PASSWORD, District, House, authorize_path
from tests.system.identity.log_in.second_factors import PAGES, QUERY, came_back, code_of, enrolled, send

FIRST, OWN = "told at the counter", "one that only I know"
PAGE = f"{PAGES}/first-password"


def choose(browser: FlaskClient, password: str, **more: str) -> TestResponse:
    return send(browser, "first-password", password=password, **more)


def begun(house: House, login: str, password: str = FIRST) -> FlaskClient:
    """A browser in which the given password was right."""
    browser = house.browser()
    sent = house.submit(browser, login, password)
    assert sent.location == f"first-password?{QUERY}"
    return browser


def account(district: District) -> str:
    """The log-in of somebody whose account was made with a first password."""
    login = f"zhou@{district.code}"
    body = {"person_id": district.person("周敏"), "login": login, "password": FIRST, "temporary": True}
    assert district.ok("POST", "/accounts", body)["must_change"] is True
    return login


def test_nobody_is_logged_in_before_another_is_chosen(district: District) -> None:
    house, login = district.house, account(district)
    browser = begun(house, login)
    assert browser.get_cookie("linli_session", path="/identity/v1/oauth") is None
    assert "密码" in browser.get(authorize_path()).text, "it asks to log in"
    assert "换成自己的密码" in browser.get(f"{PAGE}?{QUERY}").text
    assert came_back(district, browser, choose(browser, OWN))["access_token"]
    found = house.read(district.code).accounts.first({"login": login})
    assert found
    assert not found.must_change
    assert house.log_in(login, OWN)
    assert house.submit(house.browser(), login, FIRST).status_code == 403


@pytest.mark.parametrize(
    ("password", "said"),
    [
        (FIRST, "这就是现在的密码"),
        ("short", "太短"),
        ("aaaaaaaaaaaa", "太简单"),
        ("zhou is my name", "不能有账号名"),
        ("x" * 129, "太长"),
    ],
)
def test_what_is_no_better_changes_nothing(district: District, password: str, said: str) -> None:
    house, login = district.house, account(district)
    browser = begun(house, login)
    refused = choose(browser, password)
    assert (refused.status_code, said in refused.text) == (422, True)
    assert choose(browser, OWN, csrf="another").status_code == 403
    begun(house, login)


def test_a_reset_by_staff_asks_again_and_ones_own_change_does_not(district: District) -> None:
    house = district.house
    person_id, token = district.staff("resident", district.path, "wen")
    login = f"wen@{district.code}"
    path = f"/accounts/{district.ok('GET', f'/persons/{person_id}/account')['id']}:set-password"
    own = {"password": OWN, "current": PASSWORD, "temporary": True}
    assert district.refused("POST", path, own, token)["field"] == "temporary"
    tokens = house.log_in(login)
    district.ok("POST", path, {"password": FIRST, "temporary": True})
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant"
    begun(house, login)
    district.ok("POST", path, {"password": OWN})
    assert house.log_in(login, OWN)


def test_a_second_factor_comes_first(district: District) -> None:
    """Who has only the given password does not choose another in place of who has the app."""
    district.staff("resident", district.path, "wen")
    own = enrolled(district, f"wen@{district.code}")
    _reset(district, own.login)
    browser = district.house.browser()
    sent = district.house.submit(browser, own.login, FIRST)
    assert sent.location == f"second-factor?{QUERY}"
    assert choose(browser, OWN).location.startswith(f"{PAGES}/authorize?")
    proved = send(browser, "second-factor", code=code_of(own.secret))
    assert proved.location.startswith(f"{PAGE}?")
    assert came_back(district, browser, choose(browser, OWN))["access_token"]


def test_a_districts_first_administrator_chooses_too(house: House) -> None:
    first = {"name": "李主任", "login": "admin@909977", "password": FIRST, "temporary": True}
    body = {"code": "909977", "name": "试点区", "administrator": first}
    house.ok("POST", "/districts", house.operator(), body)
    begun(house, "admin@909977")


def test_who_has_begun_nothing_is_led_to_the_log_in(house: House) -> None:
    browser = house.browser()
    browser.get(authorize_path())
    assert choose(browser, OWN).location.startswith("/identity/v1/oauth/authorize?")


def _reset(district: District, login: str) -> None:
    found = district.house.read(district.code).accounts.first({"login": login})
    assert found
    district.ok("POST", f"/accounts/{found.id}:set-password", {"password": FIRST, "temporary": True})
