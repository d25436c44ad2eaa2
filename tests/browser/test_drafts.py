# SPDX-License-Identifier: AGPL-3.0-or-later
"""1,900 characters in every long form, and the log-in, the network or the tab gone: nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, keep
from tests.town import Town

TAKES_LONG = "six long forms, each over four losses in a real browser"
PageContext = Callable[..., Visitor]
LONG = ("三楼走廊的水管一直在漏水，地面很滑，老人上下楼要当心。\n" * 80)[:1900]
FORMS = {
    "report": ("resident", ""),
    "comment": ("resident", "running"),
    "amend": ("resident", "new"),
    "refuse": ("dispatcher", "new"),
    "return": ("handler", "running"),
    "finish": ("handler", "running"),
}
"""Each form with a text of two thousand characters: who sees it, and on which order."""


def form_of(form: str) -> str:
    return "form:has(#description)" if form == "report" else f"form:has([name=action][value={form}])"


def field(form: str) -> str:
    return f"{form_of(form)} textarea"


def path(town: Town, form: str) -> str:
    return "/report" if form == "report" else f"/orders/{town.orders[FORMS[form][1]]}"


def write(visitor: Visitor, town: Town, form: str) -> None:
    visitor.open(path(town, form))
    page = visitor.page
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator(field(form)).first.fill(LONG)


def send(visitor: Visitor, form: str) -> None:
    visitor.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    visitor.page.locator(f"{form_of(form)} button.button").last.click()


def kept(visitor: Visitor, form: str) -> None:
    expect(visitor.page.locator(field(form)).first).to_have_value(LONG)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_nothing_typed_is_lost(visit: PageContext, town: Town, form: str) -> None:
    visitor = visit()
    visitor.log_in(FORMS[form][0])
    context, page = visitor.page.context, visitor.page
    write(visitor, town, form)
    visitor.page = context.new_page()
    page.close()
    visitor.open(path(town, form))
    kept(visitor, form)
    switch = "button" if form == "report" else "link"
    visitor.page.get_by_role(switch, name="English").click()
    kept(visitor, form)
    visitor.page.get_by_role(switch, name="中文").click()
    context.set_offline(True)
    send(visitor, form)
    context.set_offline(False)
    visitor.open(path(town, form))
    kept(visitor, form)
    context.clear_cookies(name="linli_portal")
    send(visitor, form)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("登录已结束")
    keep(visitor.page, f"draft-{form}")
    visitor.page.locator("#log-in-to-resume").click()
    expect(visitor.page.get_by_text("您刚才写的内容还在")).to_be_visible(timeout=20_000)
    kept(visitor, form)


def test_a_report_that_was_sent_is_not_brought_back(visit: PageContext) -> None:
    visitor = visit()
    visitor.log_in("resident")
    page = visitor.page
    visitor.open("/report")
    page.get_by_label("照明损坏").check()
    page.get_by_label("请描述情况").fill("楼道的灯不亮。")
    page.get_by_role("button", name="提交", exact=True).last.click()
    expect(page.get_by_role("status").first).to_contain_text("已提交")
    visitor.open("/report")
    expect(page.get_by_label("请描述情况")).to_have_value("")
    expect(page.locator("[data-restored]")).to_be_hidden()


def test_log_out_leaves_nothing_for_the_next(visit: PageContext) -> None:
    visitor = visit()
    visitor.log_in("resident")
    visitor.open("/report")
    visitor.page.get_by_label("请描述情况").fill("只给我看的话。")
    visitor.page.get_by_role("button", name="退出").click()
    visitor.page.wait_for_url(f"{visitor.town.portal}/")
    assert visitor.page.evaluate("Object.keys(localStorage).length") == 0
