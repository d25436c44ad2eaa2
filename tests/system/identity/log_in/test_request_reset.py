# SPDX-License-Identifier: AGPL-3.0-or-later
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import PASSWORD, District, House

FORGOTTEN = "/identity/v1/oauth/forgotten"


def ask(house: House, browser: FlaskClient, login: str, district: str = "") -> TestResponse:
    browser.get(FORGOTTEN)
    csrf = browser.get_cookie("linli_csrf", path="/identity/v1/oauth")
    assert csrf is not None
    return browser.post(FORGOTTEN, data={"login": login, "district": district, "csrf": csrf.value})


def resident(district: District, phone: str, login: str = "limei") -> str:
    """The login of somebody with a phone number on record."""
    person_id = district.person("李梅", phone=phone)
    named = f"{login}@{district.code}"
    district.ok("POST", "/accounts", {"person_id": person_id, "login": named, "password": PASSWORD})
    return named


def test_a_code_goes_to_the_phone_on_record(district: District) -> None:
    house, login = district.house, resident(district, "13812341201")
    page = ask(house, house.browser(), login)
    assert page.status_code == 200
    page.close()
    phone, text = house.gateway.messages[-1]
    assert phone == "13812341201"
    code = text.split("验证码 ")[1][:6]
    assert code.isdecimal()
    assert code not in page.get_data(as_text=True)


def test_the_page_does_not_tell_who_has_an_account(district: District) -> None:
    house = district.house
    resident(district, "13812341202")
    known, unknown, nonsense, nobodys = (
        ask(house, house.browser(), login, district.code)
        for login in ("limei", "nobody", "李梅", "13900000000")
    )
    pages = [answer.get_data(as_text=True) for answer in (known, unknown, nonsense, nobodys)]
    shown = {page.partition('name="login"')[0].partition("csrf")[0] for page in pages}
    assert len(shown) == 1


def test_one_code_a_minute(district: District) -> None:
    house, login = district.house, resident(district, "13812341203")
    for _ in range(3):
        ask(house, house.browser(), login).close()
    assert [phone for phone, _ in house.gateway.messages].count("13812341203") == 1


def test_a_gateway_that_is_down_breaks_nothing(district: District) -> None:
    house, login = district.house, resident(district, "13812341204")
    house.gateway.broken = True
    try:
        answer = ask(house, house.browser(), login)
        answer.close()
    finally:
        house.gateway.broken = False
    assert answer.status_code == 200
    assert "13812341204" not in [phone for phone, _ in house.gateway.messages]


def test_a_form_of_another_site_sends_nothing(district: District) -> None:
    house, login = district.house, resident(district, "13812341205")
    answer = house.browser().post(FORGOTTEN, data={"login": login, "csrf": "guess"})
    assert answer.status_code == 403
    assert "13812341205" not in [phone for phone, _ in house.gateway.messages]
