# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.second_factors import (
    ASKING,
    PAGES,
    QUERY,
    add_app,
    code_of,
    enrolled,
    hidden,
    send,
)


def test_an_app_is_added_by_its_first_code_and_its_secret_is_kept_sealed(district: District) -> None:
    own = enrolled(district)
    assert own.factors() | {"account_id": ""} == {
        "account_id": "",
        "authenticator": True,
        "passkeys": [],
        "recovery_codes": 10,
        "demanded": False,
    }
    kept = str(district.house.read(district.code).second_factors.list({}))
    assert own.secret not in kept
    assert not any(code.replace("-", "") in kept for code in own.codes)
    back = own.browser.get(f"{PAGES}/authorize?{QUERY}")
    assert back.location.startswith("http://127.0.0.1:8400/callback?code=")


def test_a_wrong_first_code_adds_nothing_nor_does_another_ones_secret(district: District) -> None:
    house = district.house
    browser = house.browser()
    house.submit(browser, f"admin@{district.code}", PASSWORD, f"{PAGES}/authorize?{ASKING}")
    page = browser.get(f"{PAGES}/second-factors?{ASKING}").text
    sealed = hidden(page, "sealed")
    for form in ({"sealed": sealed, "code": "12345x"}, {"sealed": "AAAA", "code": "123456"}, {}):
        answer = send(browser, "second-factors/app", **form)
        assert (answer.status_code, "验证码不对" in answer.text) == (403, True)
    assert house.read(district.code).second_factors.list({}) == []
    assert browser.post(f"{PAGES}/second-factors/app?{QUERY}", data={"sealed": sealed}).status_code == 403


def test_who_must_have_one_is_led_to_it_and_logged_in_by_it(district: District) -> None:
    house, login = district.house, f"admin@{district.code}"
    rules = {"second_factor_of": ["district_admin"]}
    district.ok("PUT", "/policies/log-in", rules)
    browser = house.browser()
    answer = house.submit(browser, login, PASSWORD)
    assert answer.location == f"second-factors?{QUERY}"
    assert browser.get(f"{PAGES}/authorize?{QUERY}").status_code == 200, "not logged in yet"
    secret, shown = add_app(browser, QUERY)
    assert "恢复码" in shown.text
    back = browser.get(f"{PAGES}/authorize?{QUERY}")
    tokens = house.redeem(back.location.split("code=")[1].split("&")[0]).get_json()
    said = house.claims(tokens["id_token"])
    assert (said["acr"], said["amr"]) == ("two_factors", ["pwd", "otp", "mfa"])
    assert "添加另一种" in send(browser, "second-factors/remove", which="app").text
    again = house.browser()
    assert house.submit(again, login, PASSWORD).location == f"second-factor?{QUERY}"
    assert send(again, "second-factor", code=code_of(secret)).status_code == 303


BELOW = {"second-factors": ("/app", "/passkeys", "/remove", "/recovery-codes"), "second-factor": ("",)}


@pytest.mark.parametrize("path", BELOW)
def test_the_pages_are_nobodys_without_a_log_in(district: District, path: str) -> None:
    browser, beginning = district.house.browser(), f"{PAGES}/authorize?{QUERY}"
    browser.get(beginning)
    assert browser.get(f"{PAGES}/{path}?{QUERY}").location == beginning
    for below in BELOW[path]:
        assert send(browser, f"{path}{below}").location == beginning
