# SPDX-License-Identifier: AGPL-3.0-or-later

from services.identity.domain.resets import MOST_TRIES
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.phone_codes import allowed, ask, code_sent_to, give
from tests.system.identity.log_in.second_factors import came_back, code_of, enrolled, send
from tests.system.identity.log_in.test_request_reset import resident


def test_the_code_logs_in_once_and_is_one_factor(district: District) -> None:
    login = resident(allowed(district), "13812345201")
    browser, _ = ask(district, login)
    code = code_sent_to(district, "13812345201")
    tokens = came_back(district, browser, give(district, browser, login, f" {code} "))
    claims = district.house.claims(tokens["access_token"])
    assert (claims["acr"], claims["amr"]) == ("one_factor", ["sms"])
    again = give(district, browser, login, code)
    assert (again.status_code, "验证码不对" in again.text) == (422, True)


def test_by_the_phone_number_too(district: District) -> None:
    resident(allowed(district), "13812345202")
    browser, _ = ask(district, "138 1234 5202")
    code = code_sent_to(district, "13812345202")
    assert came_back(district, browser, give(district, browser, "13812345202", code))["access_token"]


def test_five_guesses_end_the_code_and_count_as_wrong_passwords(district: District) -> None:
    login = resident(allowed(district), "13812345203")
    browser, _ = ask(district, login)
    code = code_sent_to(district, "13812345203")
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(MOST_TRIES):
        assert give(district, browser, login, wrong).status_code == 422
    assert give(district, browser, login, code).status_code == 422
    locked = district.house.submit(district.house.browser(), login, PASSWORD)
    assert locked.status_code == 429, "strangers wait, whatever they guess"


def test_who_has_a_second_factor_gives_it_too(district: District) -> None:
    login = resident(allowed(district), "13812345204")
    owner = enrolled(district, login)
    browser, _ = ask(district, login)
    answer = give(district, browser, login, code_sent_to(district, "13812345204"))
    assert "/second-factor?" in answer.location
    tokens = came_back(district, browser, send(browser, "second-factor", code=code_of(owner.secret)))
    claims = district.house.claims(tokens["access_token"])
    assert (claims["acr"], claims["amr"]) == ("two_factors", ["sms", "otp", "mfa"])


def test_a_code_for_nobody_or_where_it_ended_is_simply_wrong(district: District) -> None:
    login = resident(allowed(district), "13812345205")
    browser, _ = ask(district, login)
    code = code_sent_to(district, "13812345205")
    for nobody in ("nobody", "", "x" * 300):
        assert give(district, browser, nobody, code).status_code == 422
    district.ok("PUT", "/policies/log-in", {"code_by_phone": False})
    assert give(district, browser, login, code).status_code == 422
