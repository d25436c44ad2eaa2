# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clerk's table: chosen, mapped, tried row by row, taken in."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.unit.dispatch.workbooks import HEADER, text

TAKES_LONG = "five pages are read by axe, and the import is waited for"
Visit = Callable[..., Visitor]
ROWS = (
    ("1", "东门路灯不亮，晚上看不清路", "路灯", "2024-03-02 08:00", "处理中", "", "6号楼东侧"),
    ("2", "井盖松动", "井盖", "2024-03-01 08:00", "已办结", "2024-03-01 18:00", "南门"),
    ("3", "时间不对", "路灯", "昨天", "处理中", "", ""),
    ("4", "办结早于登记", "路灯", "2024-03-02 08:00", "已办结", "2024-03-01 08:00", ""),
    ("5", "", "路灯", "2024-03-02 08:00", "处理中", "", ""),
)


def test_a_table_is_tried_row_by_row_and_taken_in(visit: Visit) -> None:
    clerk = visit()
    rows = [(f"{number}", *others) for number, *others in ROWS]
    clerk.log_in("admin")
    clerk.open("/imports")
    clerk.look("imports-1")
    clerk.page.locator("[name=source]").fill("paper")
    table = {"name": "工单.csv", "mimeType": "text/csv", "buffer": text(HEADER, *rows).encode("gb18030")}
    clerk.page.locator("input[type=file]").set_input_files([table])
    clerk.page.get_by_role("button", name="上传").click()
    clerk.page.locator("[name=categories]").fill("路灯 = lamp")
    for rows_shown in clerk.page.locator("summary").all():
        rows_shown.click()
    clerk.look("imports-2")
    clerk.page.locator("main form .button.big").click()
    expect(clerk.page.get_by_role("table")).to_contain_text("“登记时间”的“昨天”不是所设格式的时间。")
    expect(clerk.page.get_by_role("row")).to_have_count(1 + len(ROWS))
    clerk.look("imports-3")
    clerk.page.locator("main form .button.big").click()
    clerk.reload_until(clerk.page.locator(f"progress[value='{len(ROWS)}']"))
    expect(clerk.page.get_by_role("link", name="刷新进度")).to_have_count(0)
    clerk.look("imports-4")
    clerk.open("/imports")
    expect(clerk.page.get_by_role("table")).to_contain_text("paper")
    clerk.look("imports-5")
