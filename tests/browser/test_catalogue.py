# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reporting what has a form and a price, and an order with its evidence, as people look at them."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, Visitor, keep
from tests.town import NEIGHBOURHOOD, UNIT, Town

PageContext = Callable[..., Visitor]


def test_a_resident_books_a_paid_service(visit: PageContext, town: Town) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("resident")
    visitor.open(f"/report?place={UNIT}")
    page.get_by_label("家政保洁").check()
    page.get_by_role("button", name="填写这类事项的具体信息").click()
    page.get_by_label("需要几小时").fill("3")
    page.get_by_label("厨房").check()
    page.get_by_label("否", exact=True).check()
    page.get_by_label("请描述情况").fill("请来打扫厨房。")
    visitor.look("catalogue-1-form")
    page.get_by_role("button", name="提交", exact=True).last.click()
    page.get_by_label("我同意这个价格").check()
    visitor.look("catalogue-2-price")
    page.get_by_role("button", name="提交", exact=True).last.click()
    expect(page.get_by_role("status")).to_contain_text("已提交")
    page.reload()
    expect(page.get_by_text("需要几小时")).to_be_visible()
    visitor.look("catalogue-3-order")
    page.context.add_cookies([{"name": "linli_language", "value": "en", "url": town.portal}])
    visitor.open(f"/report?place={UNIT}&category=cleaning")
    expect(page.get_by_label("How many hours")).to_be_visible()
    visitor.look("catalogue-4-english")


def test_evidence_stands_side_by_side(visit: PageContext, town: Town) -> None:
    town.report("proven", "roof", "楼顶漏水，三楼天花板湿了。", f"{NEIGHBOURHOOD}/c01/b03")
    town.act("dispatcher", "proven", "accept")
    town.act("dispatcher", "proven", "assign", assignee_id=town.people["handler"].id)
    for kind in ("before", "during", "after"):
        town.act("handler", "proven", "add_evidence", kind=kind, files=[town.photo("handler", kind)])
    point = {"latitude": 31.45, "longitude": 121.1}
    town.act("handler", "proven", "add_evidence", kind="location", location=point)
    visitor = visit(DESKTOP)
    visitor.log_in("dispatcher")
    visitor.open(f"/orders/{town.orders['proven']}")
    expect(visitor.page.locator("figcaption", has_text="处理中照片")).to_be_visible()
    visitor.look("catalogue-5-evidence")
    visitor.page.emulate_media(media="print")
    keep(visitor.page, "catalogue-6-printed")
