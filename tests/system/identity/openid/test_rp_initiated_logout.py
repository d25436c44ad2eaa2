# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenID Connect RP-Initiated Logout 1.0, by section."""

import pytest

from tests.system.identity.conftest import District, authorize_path
from tests.system.identity.openid.asking import logged_in, logout

HOME = "http://127.0.0.1:8400/"
PATH = "/identity/v1/oauth/logout"


def hint(district: District, login: str = "admin") -> str:
    return str(district.house.log_in(f"{login}@{district.code}")["id_token"])


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_2_get_and_post_log_out_and_give_the_state_back(district: District, method: str) -> None:
    browser = logged_in(district)
    asked = {"id_token_hint": hint(district), "post_logout_redirect_uri": HOME, "state": "a&b=c"}
    answer = browser.get(logout(**asked)) if method == "GET" else browser.post(PATH, data=asked)
    if method == "POST":
        answer = browser.get(answer.location)
    assert (answer.status_code, answer.location) == (303, f"{HOME}?state=a%26b%3Dc")
    assert browser.get(authorize_path()).status_code == 200, "nobody is logged in any more"


def test_2_whom_nobody_names_is_asked(district: District) -> None:
    browser = logged_in(district)
    for given in ({}, {"client_id": "portal"}, {"id_token_hint": "rubbish"}):
        assert "退出登录" in browser.get(logout(**given)).get_data(as_text=True)
    assert browser.get(authorize_path()).status_code == 303, "still logged in"


def test_2_somebody_elses_hint_asks(district: District) -> None:
    district.staff("handler", district.path)
    browser = logged_in(district)
    assert browser.get(logout(id_token_hint=hint(district, "staff"))).status_code == 200
    assert browser.get(authorize_path()).status_code == 303


def test_2_an_access_token_is_no_hint(district: District) -> None:
    browser = logged_in(district)
    access = district.house.log_in(f"admin@{district.code}")["access_token"]
    assert browser.get(logout(id_token_hint=access)).status_code == 200
    assert browser.get(authorize_path()).status_code == 303


def test_2_the_client_and_the_hint_are_of_one(district: District) -> None:
    browser = logged_in(district)
    asked = {"id_token_hint": hint(district), "client_id": "other", "post_logout_redirect_uri": HOME}
    answer = browser.get(logout(**asked))
    assert (answer.status_code, answer.location) == (200, None)


@pytest.mark.parametrize("address", ["https://evil.example/", HOME.rstrip("/"), f"{HOME}x", f"{HOME}?a=b"])
def test_3_nobody_is_led_where_the_client_is_not_registered(district: District, address: str) -> None:
    browser = logged_in(district)
    answer = browser.get(logout(id_token_hint=hint(district), post_logout_redirect_uri=address))
    assert (answer.status_code, answer.location) == (200, None)
