# SPDX-License-Identifier: AGPL-3.0-or-later
"""The resident's path on a phone: log in, report, follow, rate, log out."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, keep
from tests.town import Town

PageContext = Callable[..., Visitor]
MOST_TAPS = {"log in": 4, "report": 5, "rate": 3}
"""As many as the pages before these asked for, and no more."""


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_resident_reports_and_follows(visit: PageContext, javascript: bool) -> None:
    visitor, suffix = visit(javascript=javascript), "" if javascript else "-plain"
    page = visitor.page
    visitor.open("/")
    keep(page, f"resident-1-welcome{suffix}-phone")
    visitor.log_in("resident")
    expect(page.get_by_role("heading", level=1)).to_have_text("李梅，您好")
    expect(page.locator(".task-card", has_text="已超时").first).to_be_visible()
    keep(page, f"resident-2-mine{suffix}-phone")
    assert visitor.taps <= MOST_TAPS["log in"]
    visitor.taps = 0
    page.get_by_role("link", name="提交新诉求").click()
    page.get_by_label("照明损坏").check()
    page.get_by_label("请描述情况").fill("门厅的灯不亮，老人进出看不清。")
    needed = visitor.taps + 1
    page.get_by_label("德兴苑 3 号楼").check()
    page.get_by_label("详细位置").fill("一楼门厅")
    keep(page, f"resident-3-report{suffix}-phone")
    page.get_by_role("button", name="提交", exact=True).last.click()
    expect(page.get_by_role("status")).to_contain_text("已提交")
    assert needed <= MOST_TAPS["report"]
    expect(page.locator("[aria-current=step]")).to_contain_text("接单")
    expect(page.locator(".order-limits .countdown").first).to_have_text(re.compile("还剩 .*(小时|分)"))
    expect(page.locator(".timeline-list")).to_contain_text("提交诉求")
    keep(page, f"resident-4-order{suffix}-phone")


def test_a_resident_rates_what_was_done(visit: PageContext, town: Town) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("resident")
    visitor.look("resident-5-mine")
    visitor.open(f"/orders/{town.orders['closed']}")
    visitor.look("resident-6-rate")
    visitor.taps = 0
    page.get_by_label("非常满意", exact=False).first.check()
    page.get_by_label("想说的话").fill("第二天就修好了，谢谢。")
    page.get_by_role("button", name="评价").click()
    expect(page.get_by_role("status")).to_have_text("感谢您的评价。")
    assert visitor.taps <= MOST_TAPS["rate"]
    expect(page.get_by_text("居民评价").first).to_be_visible()
    visitor.look("resident-7-rated")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("有事说一声")
    visitor.open("/mine")
    expect(page.locator("#login")).to_be_visible()


def test_the_countdown_ticks(visit: PageContext, town: Town) -> None:
    visitor = visit()
    visitor.log_in("resident")
    visitor.page.clock.install()
    visitor.open(f"/orders/{town.orders['new']}")
    left = visitor.page.locator("[data-seconds]").first
    before = left.text_content()
    assert before is not None
    visitor.page.clock.fast_forward("10:00")
    expect(left).not_to_have_text(before)
    visitor.page.clock.fast_forward("03:00:00")
    expect(left).to_have_text(re.compile("已超时"))


def test_what_is_missing_is_told_at_the_form(visit: PageContext) -> None:
    visitor = visit(javascript=True)
    visitor.log_in("resident")
    visitor.open("/report")
    visitor.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    visitor.page.get_by_label("请描述情况").fill("写了一半")
    visitor.page.get_by_role("button", name="提交", exact=True).click()
    expect(visitor.page.get_by_role("alert")).to_contain_text("什么事")
    expect(visitor.page.get_by_label("请描述情况")).to_have_value("写了一半")
    visitor.look("resident-8-refused")
