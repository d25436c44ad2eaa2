# SPDX-License-Identifier: AGPL-3.0-or-later
"""A clerk's file through the pages: uploaded, mapped, tried, imported, reported; and what is wrong."""

import re
from collections.abc import Callable
from time import monotonic, sleep

import httpx
import pytest

from tests.system.portal.conftest import Browser
from tests.unit.dispatch.workbooks import HEADER, text, workbook

TAKES_LONG = "an import is waited for, and each wrong file goes through the whole town"
Come = Callable[[str], Browser]
ROWS = (
    ("p-1", "路灯不亮", "路灯", "2024-03-02 08:00", "处理中", "", "6号楼"),
    ("p-2", "井盖松动", "井盖", "2024-03-01 08:00", "已办结", "2024-03-01 18:00", "南门"),
    ("p-3", "时间不对", "路灯", "昨天", "处理中", "", ""),
)
WAIT_S = 60


def send_table(
    admin: Browser, content: bytes, name: str = "工单.csv", source: str = "paper-desk"
) -> httpx.Response:
    admin.get("/imports")
    fields = admin.form() | {"source": source}
    files = {"table": (name, content)}
    admin.page = admin.http.post("/imports", data=fields, files=files, follow_redirects=False)
    return admin.page


def typed(page: str) -> dict[str, str]:
    """What the form of the columns is filled with."""
    found = dict.fromkeys(re.findall(r'<(?:select|textarea|input)[^>]* name="([^"]+)"', page), "")
    for name, inside in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name] = chosen[1] if chosen else ""
    for name, inside in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        found[name] = inside.strip()
    zone = re.search(r'value="([^"]*)"[^>]* name="zone"', page)
    return found | {"zone": zone[1] if zone else ""}


def test_a_file_is_mapped_tried_imported_and_reported(come: Come) -> None:
    admin = come("admin")
    sent = send_table(admin, text(HEADER, *ROWS).encode("gbk"))
    assert sent.status_code == 303, sent.text
    columns = sent.headers["Location"]
    page = admin.get(columns).text
    given = typed(page)
    assert (given["column_external_id"], given["column_closed_at"], given["column_due_at"]) == (
        "工单编号",
        "办结时间",
        "",
    )
    given |= admin.form() | {"categories": "路灯 = lamp"}
    sent = admin.send(columns, **given)
    assert sent.status_code == 303, sent.text
    trial = admin.get(sent.headers["Location"]).text
    assert "“登记时间”的“昨天”不是所设格式的时间。" in trial
    sent = admin.send(sent.headers["Location"], **admin.form())
    assert sent.status_code == 303, sent.text
    run, until = sent.headers["Location"], monotonic() + WAIT_S
    while f"{run}/report" not in admin.get(run).text:
        assert monotonic() < until, admin.page.text
        sleep(0.5)
    assert '<progress aria-label="已处理" max="3" value="3">' in admin.page.text
    report = admin.get(f"{run}/report").text
    assert report.splitlines()[1:3] == ["2,p-1,新建,", "3,p-2,新建,"]
    assert "工单.csv" in admin.get("/imports").text
    again = send_table(admin, workbook(HEADER, *ROWS), "工单.xlsx").headers["Location"]
    given = typed(admin.get(again).text)
    assert "路灯 = lamp" in given["categories"]
    assert admin.send(again, **given | admin.form()).status_code == 303


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xef\xbb\xbf\r\n", "表格里没有数据行。"),
        (text(HEADER, *ROWS).encode("utf-16"), "既不是 UTF-8 也不是 GBK"),
        (b"PK\x03\x04 no workbook", "不是有效的 XLSX"),
        (b"\xd0\xcf\x11\xe0 a password", "有密码或是旧格式"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_once(come: Come, content: bytes, sentence: str) -> None:
    refused = send_table(come("admin"), content)
    assert (refused.status_code, sentence in refused.text) == (422, True), refused.text


def test_a_wrong_mapping_comes_back_as_it_was_typed(come: Come) -> None:
    admin = come("admin")
    columns = send_table(admin, text(HEADER, *ROWS).encode(), source="other-desk").headers["Location"]
    given = typed(admin.get(columns).text) | admin.form()
    refused = admin.send(columns, **given | {"zone": "Asia/Taicang"})
    assert refused.status_code == 422
    assert "没有时区“Asia/Taicang”" in refused.text
    assert 'id="zone-error"' in refused.text
    refused = admin.send(columns, **given | {"column_external_id": ""})
    assert (refused.status_code, "还没有说明" in refused.text) == (422, True)


def test_nothing_chosen_and_nobody_else(come: Come) -> None:
    admin = come("admin")
    admin.get("/imports")
    refused = admin.send("/imports", **admin.form(), source="paper-desk")
    assert (refused.status_code, 'id="table-error"' in refused.text) == (422, True)
    assert come("dispatcher").get("/imports").status_code == 403
