# SPDX-License-Identifier: AGPL-3.0-or-later
"""Second factors in a real Chromium, whose DevTools have an authenticator (WebAuthn 11, automation)."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.message_gateway import MessageGateway
from tests.browser.conftest import PHONE, Visitor, look
from tests.browser.gallery import served
from tests.system.identity.conftest import AUTHORIZE, PASSWORD, District, new_district, opened
from tests.system.identity.log_in.second_factors import code_of

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
BACK = re.compile(r"/callback\?.*code=")


@pytest.fixture(scope="module")
def district(mongodb_uri: str) -> Iterator[District]:
    """A log-in at a host's name: browsers make no passkeys for a bare address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (
        MessageGateway() as gateway,
        opened(mongodb_uri, gateway, ISSUER=f"http://localhost:{port}") as house,
        served(house.app, port),
    ):
        yield new_district(house)


@pytest.fixture
def page(chromium: Browser, district: District) -> Iterator[Page]:
    """A phone with a fingerprint reader; no client listens for what comes back."""
    context = chromium.new_context(viewport=PHONE, locale="zh-CN")
    context.set_default_timeout(20_000)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()


def test_the_page_of_ones_log_ins(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.log_in("resident")
    visitor.open("/account/security")
    visitor.look("log-in-6-account")
    present = visitor.page.locator(".sheet", has_text="本机")
    present.get_by_role("button").click()
    visitor.page.wait_for_url(f"{visitor.town.portal}/")


def begin(page: Page, district: District, **more: str) -> None:
    address = f"{district.house.settings.issuer}/identity/v1/oauth/authorize"
    page.goto(f"{address}?{urlencode({**AUTHORIZE, **more})}")


def with_password(page: Page, district: District) -> None:
    page.locator("#login").fill(f"admin@{district.code}")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


@contextmanager
def back(page: Page) -> Iterator[None]:
    """What is done here leads back to the client, and the browser is there, though nobody listens."""
    with page.expect_request(BACK):
        yield
    expect(page).not_to_have_url(re.compile("^https?://localhost"))


def test_a_passkey_and_an_app_from_enrolment_to_log_in(page: Page, district: District) -> None:
    begin(page, district, action="second_factors")
    with_password(page, district)
    look(page, "log-in-1-second-factors")
    page.get_by_label("给它起个名字").fill("我的手机")
    page.get_by_role("button", name="添加通行密钥").click()
    page.get_by_role("heading", name="请记下恢复码").wait_for()
    assert page.locator("code").count() == 10
    look(page, "log-in-2-recovery-codes")
    with back(page):
        page.get_by_role("link", name="已记下").click()
    _the_passkey_alone_logs_in(page, district)
    secret = _add_the_app(page, district)
    _the_code_is_the_second_step(page, district, secret)


def _the_passkey_alone_logs_in(page: Page, district: District) -> None:
    page.context.clear_cookies()
    begin(page, district)
    look(page, "log-in-3-page")
    with back(page):
        page.get_by_role("button", name="用通行密钥登录").click()


def _add_the_app(page: Page, district: District) -> str:
    begin(page, district, action="second_factors")
    secret = page.locator("code").inner_text()
    page.get_by_label("6 位数字").fill(code_of(secret, -1))
    page.get_by_role("button", name="添加验证器").click()
    page.get_by_text("已添加。").wait_for()
    look(page, "log-in-4-both")
    return secret


def _the_code_is_the_second_step(page: Page, district: District, secret: str) -> None:
    page.context.clear_cookies()
    begin(page, district)
    with_password(page, district)
    page.get_by_role("heading", name="还差一步").wait_for()
    page.locator("#code").fill("000 000")
    page.get_by_role("button", name="继续").click()
    page.get_by_text("验证码不对").wait_for()
    look(page, "log-in-5-step")
    page.locator("#code").fill(code_of(secret))
    with back(page):
        page.get_by_role("button", name="继续").click()
