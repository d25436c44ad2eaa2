# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own data on a phone and at a desk, and the desk that decides."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor

PageContext = Callable[..., Visitor]


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_ones_own_data(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    page = visitor.page
    visitor.log_in("resident" if name == "phone" else "handler")
    visitor.open("/my-data")
    page.get_by_role("button", name="申请一份").click()
    expect(page.get_by_text("已开始准备")).to_be_visible()
    page.get_by_role("button", name="同意：活动和便民信息").click()
    expect(page.get_by_role("button", name="撤回：活动和便民信息")).to_be_visible()
    page.get_by_text("提出更正", exact=True).first.click()
    page.get_by_label("哪里不对").fill(f"楼号写错了（{name}）")
    page.get_by_role("button", name="提出更正").click()
    expect(page.get_by_text("已提交，工作人员会处理。")).to_be_visible()
    visitor.look(f"rights-{name}-1-own")
    visitor.open("/my-data")
    visitor.look(f"rights-{name}-2-archive")


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_the_desk_that_decides(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    visitor.log_in("admin")
    visitor.open("/rights-desk")
    visitor.look(f"rights-{name}-3-desk")
