# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clerk's table: chosen, mapped, tried row by row, taken in; on a phone and at a desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.unit.dispatch.workbooks import HEADER, text

TAKES_LONG = "five pages are read by axe, on a phone and at a desk, and the import is waited for"
Visit = Callable[..., Visitor]
ROWS = (
    ("1", "东门路灯不亮，晚上看不清路", "路灯", "2024-03-02 08:00", "处理中", "", "6号楼东侧"),
    ("2", "井盖松动", "井盖", "2024-03-01 08:00", "已办结", "2024-03-01 18:00", "南门"),
    ("3", "时间不对", "路灯", "昨天", "处理中", "", ""),
    ("4", "办结早于登记", "路灯", "2024-03-02 08:00", "已办结", "2024-03-01 08:00", ""),
    ("5", "", "路灯", "2024-03-02 08:00", "处理中", "", ""),
)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_table_is_tried_row_by_row_and_taken_in(visit: Visit, size: dict[str, int]) -> None:
    name, clerk = "phone" if size is PHONE else "desk", visit(size)
    rows = [(f"{name}-{number}", *others) for number, *others in ROWS]
    clerk.log_in("admin")
    clerk.open("/imports")
    clerk.look(f"imports-1-{name}")
    clerk.page.locator("[name=source]").fill(f"paper-{name}")
    table = {"name": "工单.csv", "mimeType": "text/csv", "buffer": text(HEADER, *rows).encode("gb18030")}
    clerk.page.locator("input[type=file]").set_input_files([table])
    clerk.page.get_by_role("button", name="上传").click()
    clerk.page.locator("[name=categories]").fill("路灯 = lamp")
    for rows_shown in clerk.page.locator("summary").all():
        rows_shown.click()
    clerk.look(f"imports-2-{name}")
    clerk.page.locator("main form .button.big").click()
    expect(clerk.page.get_by_role("table")).to_contain_text("“登记时间”的“昨天”不是所设格式的时间。")
    expect(clerk.page.get_by_role("row")).to_have_count(1 + len(ROWS))
    clerk.look(f"imports-3-{name}")
    clerk.page.locator("main form .button.big").click()
    for _ in range(30):
        again = clerk.page.get_by_role("link", name="刷新进度")
        if not again.count():
            break
        clerk.page.wait_for_timeout(500)
        again.click()
    expect(clerk.page.get_by_role("progressbar")).to_have_attribute("value", str(len(ROWS)))
    clerk.look(f"imports-4-{name}")
    clerk.open("/imports")
    expect(clerk.page.get_by_role("table")).to_contain_text(f"paper-{name}")
    clerk.look(f"imports-5-{name}")
