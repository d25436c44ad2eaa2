# SPDX-License-Identifier: AGPL-3.0-or-later
from urllib.parse import urlencode

from flask.testing import FlaskClient

from tests.system.identity.conftest import PASSWORD, District, authorize_path

HOME = "http://127.0.0.1:8400/"


def log_out_path(**given: str) -> str:
    return f"/identity/v1/oauth/logout?{urlencode(given)}"


def browser_of(district: District) -> tuple[FlaskClient, dict[str, str]]:
    house = district.house
    browser = house.browser()
    answer = house.submit(browser, f"admin@{district.code}", PASSWORD)
    code = answer.headers["Location"].split("code=")[1].split("&")[0]
    return browser, house.redeem(code).get_json()


def test_the_client_logs_its_user_out_by_the_id_token(district: District) -> None:
    browser, tokens = browser_of(district)
    path = log_out_path(id_token_hint=tokens["id_token"], post_logout_redirect_uri=HOME)
    answer = browser.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (303, HOME)
    assert browser.get(authorize_path()).status_code == 200, "the log-in page is back"
    refreshed = district.house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant"


def test_a_bare_link_asks_first(district: District) -> None:
    browser, _ = browser_of(district)
    page = browser.get(log_out_path())
    assert "退出登录" in page.get_data(as_text=True)
    assert browser.get(authorize_path()).status_code == 303
    assert browser.post(log_out_path()).status_code == 403
    csrf = browser.get_cookie("linli_csrf", path="/identity/v1/oauth")
    assert csrf is not None
    assert "已退出" in browser.post(log_out_path(), data={"csrf": csrf.value}).get_data(as_text=True)
    assert browser.get(authorize_path()).status_code == 200


def test_nobody_is_sent_to_a_stranger_after_log_out(district: District) -> None:
    browser, tokens = browser_of(district)
    evil = "https://evil.example/"
    answer = browser.get(log_out_path(id_token_hint=tokens["id_token"], post_logout_redirect_uri=evil))
    assert answer.status_code == 200
    assert "Location" not in answer.headers


def test_a_forged_hint_does_not_log_out(district: District) -> None:
    browser, tokens = browser_of(district)
    head, body, _ = tokens["id_token"].split(".")
    browser.get(log_out_path(id_token_hint=f"{head}.{body}.AAAA"))
    assert browser.get(authorize_path()).status_code == 303
