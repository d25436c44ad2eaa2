# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import b64encode
from datetime import timedelta
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest

from services.chassis.clock import system_now
from tests.system.identity.conftest import CALLBACK, PASSWORD, District, House, authorize_path
from tests.system.identity.log_in.test_request_reset import resident


@pytest.mark.parametrize(
    ("asked", "accepted", "language"),
    [("", "", "zh-CN"), ("", "en-GB,zh;q=.5", "en"), ("zh-CN", "en", "zh-CN"), ("fr en", "zh", "en")],
)
def test_the_page_speaks_the_visitors_language(
    house: House, asked: str, accepted: str, language: str
) -> None:
    headers = {"Accept-Language": accepted} if accepted else {}
    page = house.browser().get(f"{authorize_path()}&ui_locales={asked}", headers=headers).text
    assert f'<html lang="{language}">' in page
    assert ("登录" in page) == (language == "zh-CN")
    assert ("Log in" in page) == (language == "en")


def test_the_page_needs_no_script_and_runs_no_other(house: House) -> None:
    answer = house.browser().get(authorize_path())
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "width=device-width" in page
    assert page.count("<script>") == 1
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self' http://127.0.0.1:8400" in policy
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_log_in_leads_back_with_a_code_and_the_state(district: District) -> None:
    house = district.house
    browser = house.browser()
    answer = house.submit(browser, f"admin@{district.code}", PASSWORD)
    target = urlsplit(answer.headers["Location"])
    assert (answer.status_code, f"{target.scheme}://{target.netloc}{target.path}") == (303, CALLBACK)
    assert parse_qs(target.query)["state"] == ["s1"]
    cookie = browser.get_cookie("linli_session", path="/identity/v1/oauth")
    assert cookie is not None
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    again = browser.get(authorize_path(state="s2"))
    assert again.status_code == 303
    assert parse_qs(urlsplit(again.headers["Location"]).query)["state"] == ["s2"]
    assert browser.get(authorize_path(prompt="login")).status_code == 200
    assert browser.get(authorize_path(max_age="0")).status_code == 200


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("admin@{code}", "wrong password"),
        ("nobody@{code}", PASSWORD),
        ("admin@999999", PASSWORD),
        ("admin", PASSWORD),
        ("", ""),
        ("x" * 500, "y" * 500),
        ("admin@{code}\u0000", PASSWORD),
    ],
)
def test_a_wrong_log_in_tells_nothing(district: District, login: str, password: str) -> None:
    answer = district.house.submit(district.house.browser(), login.format(code=district.code), password)
    assert answer.status_code == 403
    assert "账号或密码不正确" in answer.get_data(as_text=True)
    assert "Location" not in answer.headers


def test_what_was_typed_is_shown_escaped(house: House) -> None:
    page = house.submit(house.browser(), '"><script>alert(1)</script>', "x").get_data(as_text=True)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_form_of_another_site_is_refused(district: District) -> None:
    browser = district.house.browser()
    form = {"login": f"admin@{district.code}", "password": PASSWORD}
    assert browser.post(authorize_path(), data=form).status_code == 403
    browser.get(authorize_path())
    assert browser.post(authorize_path(), data={**form, "csrf": "guess"}).status_code == 403


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(district: District) -> None:
    house = district.house
    district.staff("handler", district.path)
    login = f"staff@{district.code}"
    answers = [house.submit(house.browser(), login, "wrong password").status_code for _ in range(5)]
    assert answers == [403, 403, 403, 403, 429]
    locked = house.submit(house.browser(), login, PASSWORD)
    assert locked.status_code == 429
    assert "1 分钟后再试" in locked.get_data(as_text=True)
    account = house.read(district.code).accounts.first({"login": login})
    assert account is not None
    assert account.failures == 5
    assert account.locked_until is not None
    assert account.locked_until <= system_now() + timedelta(minutes=1)
    assert "AccountLocked" in house.events(district.code, "account", account.id)


def test_strangers_cannot_lock_somebody_out_of_their_own_browser(district: District) -> None:
    house, login = district.house, f"admin@{district.code}"
    at_home = house.browser()
    house.submit(at_home, login, PASSWORD)
    device = at_home.get_cookie("linli_device", path="/identity/v1/oauth")
    assert device is not None
    assert device.http_only
    for _ in range(6):
        house.submit(house.browser(), login, "wrong password")
    assert house.submit(house.browser(), login, PASSWORD).status_code == 429, "a browser that is not known"
    again = authorize_path(prompt="login")
    assert house.submit(at_home, login, PASSWORD, again).status_code == 303
    guesses = [house.submit(at_home, login, "wrong password", again).status_code for _ in range(6)]
    assert guesses[-1] == 429, "who takes the browser guesses no longer than a stranger"


def test_two_of_one_household_use_one_browser(district: District) -> None:
    house, browser = district.house, district.house.browser()
    first, second = resident(district, "13812341103"), resident(district, "13812341104", "wangfang")
    for login in (first, second, first):
        assert house.submit(browser, login, PASSWORD, authorize_path(prompt="login")).status_code == 303
    for login in (first, second):
        account = house.read(district.code).accounts.first({"login": login})
        assert account is not None
        assert len(account.devices) == 1


def test_the_right_password_ends_the_counting(district: District) -> None:
    house, login = district.house, f"admin@{district.code}"
    for _ in range(3):
        house.submit(house.browser(), login, "wrong password")
    house.log_in(login)
    account = house.read(district.code).accounts.first({"login": login})
    assert account is not None
    assert account.failures == 0


def test_a_phone_number_or_a_bare_name_is_enough_where_the_district_is_chosen(district: District) -> None:
    house, browser = district.house, district.house.browser()
    login = resident(district, "13812341101")
    for typed in ("138 1234 1101", "limei", login):
        answer = house.submit(house.browser(), typed, PASSWORD, district=district.code)
        assert answer.status_code == 303, typed
    assert house.submit(browser, "13812341101", PASSWORD).status_code == 403, "no district"
    house.submit(browser, "limei", PASSWORD, district=district.code)
    assert f'value="{district.code}" selected' in browser.get(authorize_path(prompt="login")).get_data(
        as_text=True
    )


def test_a_number_that_two_share_is_nobodys(district: District) -> None:
    for login in ("limei", "wangfang"):
        resident(district, "13812341102", login)
    house = district.house
    answers = [
        house.submit(house.browser(), "13812341102", PASSWORD, district=district.code) for _ in range(5)
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 429]
    assert house.log_in(f"limei@{district.code}")


def test_on_an_own_device_a_log_in_lasts_thirty_days(district: District) -> None:
    house, login = district.house, f"admin@{district.code}"
    browser = house.browser()
    code = parse_qs(urlsplit(house.submit(browser, login, PASSWORD, remember="yes").location).query)["code"][
        0
    ]
    claims = house.claims(house.redeem(code).get_json()["id_token"])
    month = (system_now() + timedelta(days=30)).timestamp()
    assert abs(claims["remembered_until"] - month) < 60
    cookie = browser.get_cookie("linli_session", path="/identity/v1/oauth")
    assert cookie is not None
    assert cookie.expires is not None
    assert abs(cookie.expires.timestamp() - month) < 60
    plain = house.claims(house.log_in(login)["id_token"])
    assert "remembered_until" not in plain


def test_a_refusal_is_told_once_on_a_page_that_can_be_gone_back_to(district: District) -> None:
    browser, login = district.house.browser(), f"admin@{district.code}"
    told = district.house.submit(browser, login, "wrong password")
    assert (told.status_code, told.request.method) == (403, "GET")
    assert f'value="{login}"' in told.get_data(as_text=True)
    again = browser.get(authorize_path())
    assert again.status_code == 200
    assert "账号或密码不正确" not in again.get_data(as_text=True)
