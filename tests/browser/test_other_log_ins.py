# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in by way of another provider in a real Chromium, from page to page and from host to host."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.login_provider import LoginProvider, Person
from scripts.message_gateway import MessageGateway
from tests.browser.conftest import PHONE, Visitor, look
from tests.browser.gallery import served
from tests.system.identity.conftest import AUTHORIZE, CALLBACK, PASSWORD, District, new_district, opened
from tests.system.identity.log_in.providers import SECRET, Way, register, with_account


@pytest.fixture(scope="module")
def district(mongodb_uri: str) -> Iterator[District]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"ISSUER": f"http://127.0.0.1:{port}", "PROVIDERS_INSIDE": "true"}
    with (
        MessageGateway() as gateway,
        opened(mongodb_uri, gateway, **settings) as house,
        served(house.app, port),
    ):
        yield new_district(house)


@pytest.fixture(scope="module")
def way(district: District) -> Iterator[Way]:
    with LoginProvider(SECRET) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        server.people = [Person("g-1", "张建国"), Person("g-2", "李梅")]
        yield register(district, server, name="区政务", match_by=[], links_by_log_in=True)
        server.closed.set()
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, locale="zh-CN")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def begin(page: Page, way: Way) -> None:
    address = f"{way.district.house.settings.issuer}/identity/v1/oauth/outside"
    page.goto(f"{address}?{urlencode({**AUTHORIZE, 'district': way.district.code})}")


@contextmanager
def back(page: Page) -> Iterator[None]:
    """What is done here leads back to the client, where nobody listens."""
    with page.expect_request(lambda request: request.url.startswith(f"{CALLBACK}?code=")):
        yield
    expect(page).not_to_have_url(re.compile("^http:"))


def test_from_unknown_to_linked_to_logged_in(page: Page, way: Way) -> None:
    with_account(way.district, "zhang")
    begin(page, way)
    look(page, "other-log-in-1-ways")
    page.get_by_role("link", name="用「区政务」登录").click()
    page.get_by_role("link", name="以 张建国 登录").click()
    page.get_by_text("还没有和本区的账号关联").wait_for()
    look(page, "other-log-in-2-unknown")
    page.locator("#login").fill("zhang")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_role("heading", name="关联「区政务」？").wait_for()
    look(page, "other-log-in-3-link")
    with back(page):
        page.get_by_role("button", name="是我的，关联").click()
    page.context.clear_cookies(name="linli_session")
    page.goto(f"{way.district.house.settings.issuer}/identity/v1/oauth/authorize?{urlencode(AUTHORIZE)}")
    look(page, "other-log-in-4-log-in")
    page.get_by_role("link", name="用「区政务」登录").click()
    with back(page):
        page.get_by_role("link", name="以 张建国 登录").click()


def test_who_stops_there_is_told_and_comes_back(page: Page, way: Way) -> None:
    begin(page, way)
    way.server.lie = "denied"
    page.get_by_role("link", name="用「区政务」登录").click()
    page.get_by_text("取消了登录").wait_for()
    way.server.lie = ""
    look(page, "other-log-in-9-stopped")
    page.get_by_role("link", name="返回登录").click()
    page.get_by_role("heading", name="登录", exact=True).wait_for()


def test_an_administrator_opens_one_and_closes_it(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.log_in("admin")
    visitor.open("/log-in-providers/new")
    visitor.look("other-log-in-5-new")
    wecom = visitor.page.locator("form", has=visitor.page.locator("#agent_id, [name=agent_id]"))
    wecom.locator("[name=provider_name]").fill("企业微信")
    wecom.locator("[name=client_id]").fill("ww1")
    wecom.locator("[name=client_secret]").fill("secret")
    wecom.locator("[name=agent_id]").fill("1000002")
    wecom.get_by_role("button").click()
    visitor.page.get_by_text("返回地址").first.wait_for()
    visitor.look("other-log-in-6-one")
    visitor.open("/log-in-providers")
    visitor.look("other-log-in-7-list")
    visitor.open("/account/security")
    visitor.look("other-log-in-8-own")
