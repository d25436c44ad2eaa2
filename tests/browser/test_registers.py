# SPDX-License-Identifier: AGPL-3.0-or-later
"""A register of units, from the file to the report."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.unit.identity.registers import csv, row

PageContext = Callable[..., Visitor]


def test_a_register_from_the_file_to_the_report(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    building = "9楼"
    rows = (
        row(building=building, phone="13712340001"),
        row(building=building, unit="102", name="李梅", phone="13712340002", citizen_id="110101198001010011"),
    )
    visitor.log_in("admin")
    visitor.open("/registers")
    visitor.look("registers-0-send")
    page.get_by_label("来源").fill("office")
    page.get_by_label("哪里的登记册").select_option(index=1)
    content = csv(*rows, encoding="gbk")
    page.get_by_label("文件").set_input_files({"name": "业主.csv", "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_label("楼栋", exact=True)).to_have_value("楼栋")
    visitor.look("registers-1-columns")
    page.get_by_role("button", name="保存并试运行").click()
    expect(page.get_by_text("校验码不符，可能抄错")).to_be_visible()
    visitor.look("registers-2-trial")
    page.get_by_role("button", name="开始导入").click()
    visitor.reload_until(page.get_by_role("link", name="下载逐行报告"))
    visitor.look("registers-3-import")
    visitor.open("/registers")
    visitor.look("registers-4-all")
