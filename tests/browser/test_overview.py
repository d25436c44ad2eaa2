# SPDX-License-Identifier: AGPL-3.0-or-later
"""The overview: what is open now, a month of choice, and charts that can be read on every screen."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import SIZES, Visitor

PageContext = Callable[..., Visitor]
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('figure svg')]
  .map(svg => [svg, svg.getBoundingClientRect().width])
  .filter(([, width]) => width)
  .map(([svg, width]) => Number(svg.getAttribute('font-size')) * width / svg.viewBox.baseVal.width))"""


def test_the_overview_is_read_on_every_screen(visit: PageContext) -> None:
    visitor, sizes = visit(), SIZES | {"narrow": {"width": 320, "height": 700}}
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/overview")
    expect(page.get_by_role("heading", level=2).first).to_have_text("现在")
    for size in sizes.values():
        page.set_viewport_size(size)
        assert page.evaluate(SMALLEST_TEXT) >= 14
    assert page.get_by_role("img").count() == 4
    visitor.look("overview", sizes)


def test_a_month_is_chosen_and_the_numbers_behind_a_chart_are_read(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/overview")
    page.get_by_label("月份").fill("2015-03")
    page.get_by_role("button", name="查看").click()
    expect(page.get_by_role("heading", name="2015年3月提交的工单")).to_be_visible()
    page.locator("figure").last.get_by_text("数据表").click()
    expect(page.locator("figure").last.get_by_role("table")).to_contain_text("2014年10月")
    visitor.look("overview-month")
