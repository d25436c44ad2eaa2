# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody at the pages for logging in with a code by text message."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import District
from tests.system.identity.log_in.second_factors import PAGES, QUERY, send


def allowed(district: District) -> District:
    """The district has this log-in."""
    district.ok("PUT", "/policies/log-in", {"code_by_phone": True})
    return district


def ask(
    district: District, login: str, browser: FlaskClient | None = None
) -> tuple[FlaskClient, TestResponse]:
    browser = browser or district.house.browser()
    browser.get(f"{PAGES}/phone-code?{QUERY}")
    answer = send(browser, "phone-code", login=login, district=district.code)
    answer.close()
    return browser, answer


def code_sent_to(district: District, phone: str) -> str:
    told = [text for to, text in district.house.gateway.messages if to == phone]
    return told[-1].split("验证码 ")[1][:6]


def sent_to(district: District, phone: str) -> int:
    return [to for to, _ in district.house.gateway.messages].count(phone)


def give(district: District, browser: FlaskClient, login: str, code: str, query: str = QUERY) -> TestResponse:
    return send(browser, "phone-code/answer", query, login=login, district=district.code, code=code)
