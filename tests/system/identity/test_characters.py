# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log-ins are asked for in UTF-8: what is not is refused, and a cookie that is not is none of ours."""

from base64 import b64encode

import pytest

from services.chassis.http import FORM
from tests.system.identity.conftest import House, authorize_path

TOKEN = "/identity/v1/oauth/token"
BROKEN = (b"client_id=portal&grant_type=%FF", b"grant_type=\xff", b"%C3=1")


@pytest.mark.parametrize("form", BROKEN)
@pytest.mark.parametrize("path", [TOKEN, authorize_path()])
def test_a_form_that_is_not_utf8_is_refused(house: House, path: str, form: bytes) -> None:
    answer = house.browser().post(path, data=form, content_type=FORM)
    assert (answer.status_code, answer.json["code"]) == (400, "request.malformed")  # type: ignore[index]
    assert answer.json["reason"] == "the form is not UTF-8"  # type: ignore[index]


def test_a_request_in_an_address_that_is_not_utf8_is_refused(house: House) -> None:
    answer = house.browser().get(f"{authorize_path()}&login_hint=%FF")
    assert (answer.status_code, answer.json["reason"]) == (400, "the query is not UTF-8")  # type: ignore[index]


def test_a_client_whose_name_is_not_utf8_is_not_known(house: House) -> None:
    given = b64encode(b"%FF:secret").decode()
    answer = house.browser().post(
        TOKEN, data={"grant_type": "client_credentials"}, headers={"Authorization": f"Basic {given}"}
    )
    assert (answer.status_code, answer.json["error"]) == (400, "invalid_request")  # type: ignore[index]


@pytest.mark.parametrize("value", ["\xff\xe9", '"\\377\\303"', '"\xff"'])
def test_a_cookie_that_is_not_utf8_is_no_log_in(house: House, value: str) -> None:
    browser = house.app.test_client(use_cookies=False)
    names = ("linli", "linli_session", "linli_login", "linli_wrong")
    cookies = "; ".join(f"{name}={value}" for name in names)
    page = browser.get(authorize_path(), headers={"Cookie": cookies})
    assert page.status_code == 200
    assert 'name="password"' in page.text
