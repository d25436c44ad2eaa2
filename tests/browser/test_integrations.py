# SPDX-License-Identifier: AGPL-3.0-or-later
"""An endpoint of webhooks, from its form to the log of what was sent."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.outreach.receiver import Receiver, receiver

PageContext = Callable[..., Visitor]


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as server:
        yield server


def test_an_endpoint_from_its_form_to_its_log(visit: PageContext, hook: Receiver) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/endpoints/new")
    page.get_by_label("名称").fill("城市运行平台")
    page.get_by_label("推送地址").fill(hook.url)
    page.locator("input[name=place_path]").first.check()
    page.get_by_label("工单").check()
    visitor.look("integrations-0-new")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_text("只显示这一次，请现在保存。")).to_be_visible()
    visitor.look("integrations-1-secret")
    page.get_by_role("link", name="已保存，继续").click()
    page.get_by_role("button", name="发送测试事件").click()
    visitor.reload_until(page.get_by_text("已送达").nth(1))
    visitor.look("integrations-2-endpoint")
    page.get_by_role("link", name="EndpointTested").click()
    expect(page.get_by_role("heading", level=2, name=re.compile("每次推送"))).to_be_visible()
    visitor.look("integrations-3-delivery")
    visitor.open("/endpoints")
    visitor.look("integrations-4-all")
    visitor.open("/sendings")
    visitor.look("integrations-5-sendings")
