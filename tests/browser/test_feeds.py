# SPDX-License-Identifier: AGPL-3.0-or-later
"""A source: its contract, a batch, the question it raises, and provenance."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import NEIGHBOURHOOD, UNIT

TAKES_LONG = "each page is looked at by axe"
PageContext = Callable[..., Visitor]
SOURCE = "police"
COLUMNS = {"编号": "bh", "姓名": "xm", "电话": "dh", "地址码": "dz"}


def test_a_source_from_its_contract_to_its_answer(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/feeds/new")
    visitor.look("feeds-0-new")
    page.locator("#source").fill(SOURCE)
    page.get_by_label("名称").fill("公安户籍库")
    page.get_by_label("哪里的数据").select_option(NEIGHBOURHOOD)
    for label, column in COLUMNS.items():
        page.get_by_role("textbox", name=label).first.fill(column)
    page.get_by_role("button", name="约定").click()
    page.get_by_role("link", name="公安户籍库").click()
    visitor.look("feeds-1-contract")
    page.locator("summary", has_text="生成签名密钥").click()
    page.get_by_role("button", name="生成签名密钥").click()
    expect(page.get_by_text("只显示这一次，请现在保存。")).to_be_visible()
    visitor.look("feeds-2-secret")
    _has_it_asked(visitor)
    visitor.open("/feeds")
    page.locator("#source").select_option(SOURCE)
    page.get_by_label("批次号").fill("2024-03")
    page.get_by_label("截至").fill("2024-03-01")
    table = f"bh,xm,dh,dz\n1,毛一,13712345678,{UNIT}\n2,毛二,1,{UNIT}\n".encode()
    page.get_by_label("文件").set_input_files({"name": "人口.csv", "mimeType": "text/csv", "buffer": table})
    page.get_by_role("button", name="上传一批").click()
    visitor.reload_until(page.get_by_role("link", name="下载逐行报告"))
    visitor.look("feeds-3-batch")
    visitor.open("/feeds")
    visitor.look("feeds-4-all")
    page.get_by_role("row", name=SOURCE).get_by_role("link", name="这是谁？").click()
    visitor.look("feeds-5-question")
    page.get_by_label("决定").select_option("separate")
    page.get_by_role("button", name="确定").click()
    people = visitor.town.call("admin", "GET", "identity", f"persons?under={NEIGHBOURHOOD}&limit=200")[
        "items"
    ]
    visitor.open(f"/people/{people[-1]['id']}/record")
    expect(page.get_by_role("heading", name="数据来自哪里")).to_be_visible()
    visitor.look("feeds-6-record")
    changed = {"phone": "13700003305"}
    visitor.town.call("admin", "PATCH", "identity", f"persons/{people[-1]['id']}", changed)
    visitor.open(f"/feeds/contracts/{SOURCE}")
    expect(page.get_by_role("link", name="下载清单（CSV）")).to_be_visible()
    visitor.look("feeds-7-changes")


def _has_it_asked(visitor: Visitor) -> None:
    """Its contract names an address, where nobody is."""
    page = visitor.page
    visitor.open(f"/feeds/contracts/{SOURCE}")
    page.get_by_label("取数据的网址").fill("https://feeds.invalid.example/people.csv")
    page.get_by_label("每天几点取").fill("03:00")
    page.get_by_role("button", name="保存为新的一版").click()
    visitor.open(f"/feeds/pulls/{SOURCE}")
    visitor.reload_until(page.get_by_text("连不上"))
    page.locator("summary", has_text="更换证书和密钥").click()
    visitor.look("feeds-7-pull")
    page.get_by_label("我方证书").fill("torn")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("证书或密钥用不了").first).to_be_visible()
