# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import PASSWORD, District, House
from tests.system.identity.log_in.test_request_reset import ask, resident

OTHER = "another long secret"
RESET = "/identity/v1/oauth/reset"


def send(browser: FlaskClient, login: str, code: str, password: str = OTHER) -> TestResponse:
    csrf = browser.get_cookie("linli_csrf", path="/identity/v1/oauth")
    assert csrf is not None
    form = {"login": login, "code": code, "password": password, "csrf": csrf.value}
    return browser.post(f"{RESET}?client_id=portal&state=s1", data=form)


def asked(house: House, login: str) -> tuple[FlaskClient, str]:
    """A browser at the second page, and the code that was sent."""
    browser = house.browser()
    ask(house, browser, login).close()
    return browser, house.gateway.messages[-1][1].split("验证码 ")[1][:6]


def test_the_code_sets_another_password_once_and_ends_all_log_ins(district: District) -> None:
    house, login = district.house, resident(district, "13812341301")
    tokens = house.log_in(login)
    browser, code = asked(house, login)
    done = send(browser, login, f" {code} ")
    assert done.status_code == 200
    assert 'href="authorize?client_id=portal&amp;state=s1"' in done.get_data(as_text=True)
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant"
    assert house.submit(house.browser(), login, PASSWORD).status_code == 403
    assert house.log_in(login, OTHER)
    assert send(browser, login, code, "yet another secret").status_code == 422
    assert house.log_in(login, OTHER)


def test_a_weak_password_changes_nothing_and_the_code_stays_good(district: District) -> None:
    house, login = district.house, resident(district, "13812341302")
    browser, code = asked(house, login)
    weak = send(browser, login, code, "short")
    assert weak.status_code == 422
    assert "太短" in weak.get_data(as_text=True)
    assert house.log_in(login, PASSWORD)
    assert send(browser, login, code).status_code == 200


def test_five_guesses_end_the_code(district: District) -> None:
    house, login = district.house, resident(district, "13812341303")
    browser, code = asked(house, login)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        assert "验证码不对" in send(browser, login, wrong).get_data(as_text=True)
    assert send(browser, login, code).status_code == 422
    assert house.log_in(login, PASSWORD)


@pytest.mark.parametrize("login", ["nobody@{code}", "李梅", "x" * 500, ""])
def test_a_code_for_nobody_is_simply_wrong(district: District, login: str) -> None:
    browser = district.house.browser()
    ask(district.house, browser, "limei", district.code)
    answer = send(browser, login.format(code=district.code), "123456")
    assert answer.status_code == 422
    assert "验证码不对" in answer.get_data(as_text=True)
