# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District, authorize_path
from tests.system.identity.log_in.phone_codes import allowed, ask, code_sent_to, sent_to
from tests.system.identity.log_in.second_factors import PAGES
from tests.system.identity.log_in.test_request_reset import ask as ask_for_reset
from tests.system.identity.log_in.test_request_reset import resident


def test_a_code_goes_to_the_phone_on_record(district: District) -> None:
    login = resident(allowed(district), "13812345101")
    _, page = ask(district, login)
    code = code_sent_to(district, "13812345101")
    assert (page.status_code, code.isdecimal(), code in page.text) == (200, True, False)


def test_a_district_that_has_it_not_sends_none(district: District) -> None:
    login = resident(district, "13812345102")
    _, page = ask(district, login)
    assert (page.status_code, "没有开通验证码登录" in page.text) == (422, True)
    assert sent_to(district, "13812345102") == 0


def test_the_page_does_not_tell_who_has_an_account(district: District) -> None:
    resident(allowed(district), "13812345103")
    pages = [ask(district, login)[1] for login in ("limei", "nobody", "13900000009", "李梅", "x" * 300)]
    assert {page.status_code for page in pages[:3]} == {200}
    assert len({page.text.partition("csrf")[0] for page in pages[:3]}) == 1


def test_one_code_a_minute_whatever_it_is_for(district: District) -> None:
    login = resident(allowed(district), "13812345104")
    ask_for_reset(district.house, district.house.browser(), login).close()
    for _ in range(3):
        ask(district, login)
    assert sent_to(district, "13812345104") == 1


def test_a_form_of_another_site_sends_nothing(district: District) -> None:
    login = resident(allowed(district), "13812345105")
    form = {"login": login, "csrf": "guess"}
    assert district.house.browser().post(f"{PAGES}/phone-code", data=form).status_code == 403
    assert sent_to(district, "13812345105") == 0


def test_the_log_in_page_leads_there(district: District) -> None:
    assert 'href="phone-code?' in district.house.browser().get(authorize_path()).text
