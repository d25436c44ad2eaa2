# SPDX-License-Identifier: AGPL-3.0-or-later
"""An endpoint of webhooks on a phone and at a desk, from its form to the log of what was sent."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.outreach.receiver import Receiver, receiver

PageContext = Callable[..., Visitor]
TRIES = 40


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver() as server:
        yield server


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_an_endpoint_from_its_form_to_its_log(
    visit: PageContext, hook: Receiver, name: str, size: dict[str, int]
) -> None:
    visitor = visit(size)
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/endpoints/new")
    page.get_by_label("名称").fill(f"城市运行平台（{name}）")
    page.get_by_label("推送地址").fill(hook.url)
    page.locator("input[name=place_path]").first.check()
    page.get_by_label("工单").check()
    visitor.look(f"integrations-{name}-0-new")
    page.get_by_role("button", name="登记").click()
    expect(page.get_by_text("只显示这一次，请现在保存。")).to_be_visible()
    visitor.look(f"integrations-{name}-1-secret")
    page.get_by_role("link", name="已保存，继续").click()
    page.get_by_role("button", name="发送测试事件").click()
    for _ in range(TRIES):
        if page.get_by_text("已送达").count() > 1:
            break
        page.wait_for_timeout(500)
        page.reload()
    visitor.look(f"integrations-{name}-2-endpoint")
    page.get_by_role("link", name="EndpointTested").click()
    expect(page.get_by_role("heading", level=2, name=re.compile("每次推送"))).to_be_visible()
    visitor.look(f"integrations-{name}-3-delivery")
    visitor.open("/endpoints")
    visitor.look(f"integrations-{name}-4-all")
    visitor.open("/sendings")
    visitor.look(f"integrations-{name}-5-sendings")
