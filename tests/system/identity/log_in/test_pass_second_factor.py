# SPDX-License-Identifier: AGPL-3.0-or-later

from tests.system.identity.conftest import District
from tests.system.identity.log_in.second_factors import (
    PAGES,
    QUERY,
    Enrolled,
    came_back,
    code_of,
    enrolled,
    send,
)


def test_a_code_is_good_once_and_says_so_in_the_tokens(district: District) -> None:
    own, house = enrolled(district), district.house
    first = own.waits()
    assert first.get(f"{PAGES}/authorize?{QUERY}").status_code == 200, "the password alone logs nobody in"
    code = code_of(own.secret)
    answer = send(first, "second-factor", code=f"{code[:3]} {code[3:]}")
    tokens = came_back(district, first, answer)
    for name in ("id_token", "access_token"):
        said = house.claims(tokens[name])
        assert (said["acr"], said["amr"]) == ("two_factors", ["pwd", "otp", "mfa"])
        assert said["auth_time"] <= said["iat"]
    renewed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).get_json()
    said = house.claims(renewed["access_token"])
    assert said["acr"] == "two_factors"
    again = send(own.waits(), "second-factor", code=code)
    assert (again.status_code, "已用过" in again.text) == (403, True)


def test_the_code_that_added_the_app_is_used(district: District) -> None:
    own = enrolled(district)
    assert send(own.waits(), "second-factor", code=code_of(own.secret, -1)).status_code == 403


def test_a_recovery_code_is_good_once(district: District) -> None:
    own = enrolled(district)
    assert send(own.waits(), "second-factor", code=own.codes[3].upper()).status_code == 303
    assert send(own.waits(), "second-factor", code=own.codes[3]).status_code == 403
    assert own.factors()["recovery_codes"] == 9
    kept = own.factors()["account_id"]
    assert "RecoveryCodeUsed" in district.house.events(district.code, "second_factors", kept)


def test_guesses_are_counted_with_those_of_passwords_and_a_right_password_ends_no_count(
    district: District,
) -> None:
    own = enrolled(district)
    answers = [send(own.waits(), "second-factor", code="000000") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403] * 4
    last = own.waits()
    locked = send(last, "second-factor", code="nothing")
    assert (locked.status_code, "1 分钟后再试" in locked.text) == (429, True)
    assert send(last, "second-factor", code=code_of(own.secret)).status_code == 429, "even the right one"
    assert (
        district.house.submit(district.house.browser(), own.login, "correct horse battery").status_code == 429
    )
    own.waits(own.browser)
    assert send(own.browser, "second-factor", code=code_of(own.secret)).status_code == 303, "its own device"


def test_bad_input_is_a_wrong_code(district: District) -> None:
    own: Enrolled = enrolled(district)
    browser = own.waits()
    for code in ("", "１２３４５６", "12345\u0000", "x" * 500):
        assert send(browser, "second-factor", code=code).status_code in (403, 429)
    assert browser.post(f"{PAGES}/second-factor?{QUERY}", data={"code": "1"}).status_code == 403
